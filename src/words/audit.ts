import type { Text } from '../answers/source.ts';

/** What can be wrong with the audit; `where` is the block and the entry or place in it, in the language it is said in. */
export const chainFaultWords = {
  'block-missing': { zh: '区块缺失', en: 'the block is missing' },
  'block-altered': { zh: '区块内容与其哈希不符', en: 'the block was altered: its hash differs' },
  'chain-broken': {
    zh: '与前一区块不相接：前一区块已被改动或替换',
    en: 'it does not follow the block before it, which was altered or replaced',
  },
  'entries-altered': {
    zh: '区块中的条目已不是封存时的条目',
    en: 'its entries are not those that were sealed',
  },
  'entry-missing': { zh: '条目缺失', en: 'the entry is missing' },
  'entry-added': { zh: '条目并非封存于此', en: 'the entry was not sealed here' },
  'entry-altered': {
    zh: '条目已被改动（时间、人员、操作、对象或其他字段）',
    en: 'the entry was altered (time, actor, action, subject or another field)',
  },
  order: { zh: '条目次序已被调换', en: 'the entry is out of order' },
  'payload-altered': { zh: '条目内容已被改动', en: 'the payload was altered' },
  'payload-dropped': {
    zh: '条目内容已被移除，但没有相应的清除记录',
    en: 'the payload was dropped, and no erasure on the record did it',
  },
  'head-unknown': {
    zh: '链中没有这个链头：较新的区块可能已被删除或替换',
    en: 'this head is not in the chain: its blocks may have been dropped or replaced',
  },
} as const satisfies Record<string, Text>;

/** Labels of what the command line prints about the audit. */
export const auditWords = {
  holds: { zh: '审计链完整', en: 'The audit holds' },
  broken: { zh: '审计链有问题', en: 'The audit does not hold' },
  head: { zh: '链头', en: 'head' },
  block: { zh: '区块', en: 'block' },
  entry: { zh: '条目', en: 'entry' },
  position: { zh: '位置', en: 'position' },
  walked: { zh: '已核对条目', en: 'entries walked' },
  erased: { zh: '其中已清除内容', en: 'of them erased' },
  sealedAt: { zh: '封存时间', en: 'sealed at' },
  notedAt: { zh: '所给链头在区块', en: 'the head given is block' },
  more: { zh: '只列出前100项', en: 'only the first 100 are listed' },
} as const satisfies Record<string, Text>;

/** What the command line says of an erasure. */
export const erasureWords = {
  done: { zh: '已清除人员', en: 'erased person' },
  letters: { zh: '已清除正文与地址的信件', en: 'letters left without text and address' },
  entries: { zh: '已清除内容的审计条目', en: 'audit entries left without payload' },
  facts: {
    zh: '企业登记中仍写有该姓名或地址的事项（由企业自行修改）',
    en: 'facts in which an enterprise wrote the name or address, which are left to it',
  },
} as const satisfies Record<string, Text>;
