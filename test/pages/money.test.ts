import t from 'tap';
import { moneyPage } from '../../src/pages/money.ts';
import { hostile } from './cast.ts';
import { money, nothing } from './money-cast.ts';

const zh = moneyPage(money, 'zh');
const en = moneyPage(money, 'en');
const pages = { zh, en, 'nothing, zh': moneyPage(nothing, 'zh'), 'nothing, en': moneyPage(nothing, 'en') };

/** The text of a page's part between two headings' ids, without its markup. */
function part(page: string, id: string): string {
  const [, section = ''] = new RegExp(`<section id="${id}"[^>]*>([\\s\\S]*?)</section>`).exec(page) ?? [];
  return section.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

t.test('nothing is left blank, and nothing runs', async (t) => {
  for (const [name, page] of Object.entries(pages)) {
    t.notMatch(page, /undefined|null|NaN|\[object/, name);
    t.notMatch(page, /<script|<style|\sstyle=|<[^>]*\son\w+=/, name);
    t.notMatch(page, '<td role="cell" data-head="">', `${name}: every cell says what it holds`);
  }
});

t.test('a hostile name stays a name, wherever people write one', async (t) => {
  for (const page of [zh, en]) {
    t.notMatch(page, hostile);
    t.notMatch(page, '<img');
    t.equal(page.match(/&#60;script&#62;alert\(1\)/g)?.length, 7);
  }
});

t.test('headings go down one level at a time, and every part of the page has one', async (t) => {
  for (const [name, page] of Object.entries(pages)) {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    t.equal(levels.filter((level) => level === 1).length, 1, name);
    t.equal(levels[0], 1, name);
    for (const [at, level] of levels.entries()) t.ok(at === 0 || level <= (levels[at - 1] ?? 0) + 1, name);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    t.equal(new Set(ids).size, ids.length, `${name}: ids are unique`);
    for (const [, id] of page.matchAll(/(?:aria-labelledby="|href="#)([^"]+)"/g))
      t.ok(ids.includes(id), `${name}: ${id} is there`);
  }
});

t.test('each language names itself and leads to the other', async (t) => {
  t.match(zh, '<html lang="zh-CN">');
  t.match(zh, 'href="/en/money" lang="en"');
  t.match(en, '<html lang="en">');
  t.match(en, 'href="/money" lang="zh-CN"');
  t.match(zh, 'href="/deadlines/d1"');
  t.match(en, 'href="/en/deadlines/d1"');
});

t.test('what can be claimed has its amount, what the amount means, and how it comes about', async (t) => {
  const said = part(zh, 'claimable');
  t.match(
    said,
    /贷款贴息 《专项行动》第7条.*每年给予贷款利息50%.*最高1,639,166\.66元 上限或按上限测算，可能更少/,
  );
  t.match(said, /500,000\.00元 条文规定的固定金额 固定金额/);
  t.match(said, /3,000,000\.00元 按级别封顶额 1,600,000\.00元 按核算额/);
  t.match(said, /申报窗口待公布，不早于2026年1月1日 周四/);
  t.match(said, /2026年1月16日 周五 .* 申报窗口待公布 政策有效期至2025年12月31日/);
  t.match(said, /合计，每笔资金只计一次 最高3,739,166\.66元 合计以均可同时享受为前提/);
  t.match(said, /未计入合计 概括表述 只计后者/);
  t.match(part(en, 'claimable'), /up to CNY 1,639,166\.66 a ceiling: it may be less/);
  t.match(zh, /<details open><summary>按自然年度.*\n.*\n*.*<details><summary>按贷款年度/);
});

t.test('a ceiling is called one, and whom to ask is said once', async (t) => {
  const said = part(zh, 'incomplete');
  t.match(said, /请登记称号 请登记贷款 可询：市经济信息化委 每年最高100,000,000\.00元/);
  t.match(said, /施行日期待明确，请询市发展改革委 条文未写/);
  t.match(zh, 'data-head="条文上限（不是估算）"');
});

t.test('what is not owed is counted, and its reasons can be opened', async (t) => {
  t.match(zh, /<details class="reasons"><summary>按措施和申报对象逐一对照，3项不符合/);
  t.match(part(zh, 'not-owed'), /平台奖励 .*、应用项目 不在松江 .*投资不足/);
  t.match(part(zh, 'not-owed'), /上市补贴 .*企业本身 未上市/);
});

t.test('money by year keeps estimates from facts', async (t) => {
  t.match(part(zh, 'finance'), /2025年 — 700,000\.00元 200,000\.00元 2,200,000\.00元/);
  t.match(part(zh, 'finance'), /申报窗口未公布 最高3,600,000\.00元 — — —/);
});

t.test('a goal year is no expiry, and unknown money says so', async (t) => {
  const said = part(zh, 'cliff');
  t.match(
    said,
    /最早申报 2028年1月1日 周六 目标年份止于（不是到期日） 2027年12月31日 周五 最高2,129,166\.66元/,
  );
  t.match(said, /截止 2028年6月30日 周五 有效期至 2027年12月31日 周五 不涉及金额/);
  t.match(said, /期限之后的金额 最高2,129,166\.66元，另有2项金额未知/);
  t.match(said, /各政策合计，每笔资金只计一次 金额未知/);
});

t.test('benefits beside each other say what the text says', async (t) => {
  const said = part(en, 'combining');
  t.match(said, /CNY 2,000,000\.00 received a rule both within the ceiling .*Ask: the District Commission/);
  t.match(said, /“Interest subsidy” beside “Lease subsidy” not regulated/);
  t.notMatch(said, 'Ask: the Finance Bureau', 'the line has asked already');
});
