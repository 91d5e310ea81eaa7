import { Transform, type TransformCallback } from 'node:stream';
import { Parser, type Result } from 'tap-parser';

/**
 * Prints every failure with its difference and ends with `N passed, N failed`, counting the tests that stand at the
 * top of each file. A file that dies without a failing test of its own counts as one.
 * tap asks for a class as the default export.
 */
export default class Reporter extends Transform {
  readonly #parser = new Parser();
  readonly #count = { passed: 0, failed: 0, skipped: 0 };
  #failedInFile = false;

  constructor() {
    super({ encoding: 'utf8' });
    this.#parser.on('child', (file: Parser) => this.#listenTo(file));
    this.#parser.on('assert', (file: Result) => this.#closeFile(file));
    this.#parser.on('fail', (failure: Result) => this.push(describe(failure)));
    this.#parser.on('bailout', (reason: string) => this.push(`\n✗ ${reason}\n`));
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    this.#parser.write(chunk.toString());
    done();
  }

  override _flush(done: TransformCallback) {
    this.#parser.end();
    const { passed, failed, skipped } = this.#count;
    this.push(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    done();
  }

  #listenTo(file: Parser) {
    file.on('extra', (text: string) => this.push(text));
    file.on('assert', (test: Result) => this.#countTest(test));
  }

  #countTest(test: Result) {
    if (test.skip || test.todo) this.#count.skipped += 1;
    else if (test.ok) this.#count.passed += 1;
    else this.#count.failed += 1;
    this.#failedInFile ||= !test.ok;
  }

  /** With two jobs each file arrives whole, so what was counted since the last one is this file's. */
  #closeFile(file: Result) {
    if (!file.ok && !this.#failedInFile) this.#count.failed += 1;
    this.#failedInFile = false;
    this.push(`${file.ok ? '✓' : '✗'} ${file.name} ${Math.round(file.time ?? 0)} ms\n`);
  }
}

function describe(failure: Result): string {
  const { diff, stack, at, source: _, ...rest } = failure.diag ?? {};
  const place = at ? `  ${at.fileName}:${at.lineNumber}\n` : '';
  const detail = diff ?? stack ?? JSON.stringify(rest, null, 2);
  return `\n✗ ${failure.fullname}\n${place}${detail}\n`;
}
