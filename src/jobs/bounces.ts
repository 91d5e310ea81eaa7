import type { Context } from '../cases/context.ts';
import { hearBounce } from '../cases/hear-bounce.ts';
import { readBounceFolder } from '../channels/mail/bounce-folder.ts';
import type { OperatorLog } from './post-office.ts';

/**
 * Reads what came back into the folder for bounces, a bounded number at one look. What could not be handled now stays there
 * for the next; answers why, for the operator. A folder that cannot be read holds up nothing else.
 */
export async function collectBounces(context: Context, log: OperatorLog | undefined): Promise<Error[]> {
  const folder = context.bounces?.folder;
  if (folder === undefined) return [];
  try {
    const look = await readBounceFolder(folder, async (mail) => {
      const heard = await hearBounce(context, mail);
      log?.info(heard, 'a mail came back');
      return heard.result !== 'not-a-mail';
    });
    if (look.setAside.length > 0) log?.warn({ files: look.setAside }, 'files in BOUNCE_DIR that are no mail');
    return look.failures.map((cause) => new Error('a bounce was not recorded', { cause }));
  } catch (cause) {
    return [new Error('BOUNCE_DIR cannot be read', { cause })];
  }
}
