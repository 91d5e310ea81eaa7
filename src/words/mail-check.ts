import type { MailFinding, MailReason } from '../answers/mail-finding.ts';
import type { Text } from '../answers/source.ts';

/** What each record says to receivers. */
export const mailRecordWords: Record<MailFinding['about'], Text> = {
  spf: {
    zh: 'SPF（谁可以代退信地址的域名发信）',
    en: 'SPF (who may send for the domain of the return address)',
  },
  dkim: { zh: 'DKIM（签名用的公钥）', en: 'DKIM (the public key of the signature)' },
  dmarc: { zh: 'DMARC（收信方如何对待未通过的信）', en: 'DMARC (what receivers do with mail that fails)' },
};

export const mailVerdictWords: Record<MailFinding['verdict'], Text> = {
  right: { zh: '正确', en: 'right' },
  missing: { zh: '没有这条记录', en: 'missing' },
  wrong: { zh: '有误', en: 'wrong' },
  unset: {
    zh: '本服务不签名（DKIM_*未设），由中继签名',
    en: 'not signed here (DKIM_* are not set): the relay has to',
  },
  'no-answer': { zh: '域名服务器没有回答，无从得知', en: 'the name servers did not answer: not known' },
};

export const mailReasonWords: Record<MailReason, Text> = {
  several: {
    zh: '有多条，收信方一条也不会采用；只留一条',
    en: 'there are several, and receivers take none of them: leave one',
  },
  'anyone-may-send': {
    zh: '以all结尾，等于任何人都可以发信；改为-all',
    en: 'it ends in all, which lets anyone send: write -all',
  },
  'no-limit': {
    zh: '末尾没有-all，未列出的发信方不受限制',
    en: 'without -all at its end, who is not listed is not limited',
  },
  'key-revoked': { zh: 'p=为空，表示该密钥已作废', en: 'p= is empty, which says that the key is revoked' },
  'other-key': { zh: '公钥与DKIM_KEY_FILE不是一对', en: 'the public key is not that of DKIM_KEY_FILE' },
  'not-for-us': {
    zh: '不是用于邮件的RSA/SHA-256公钥',
    en: 'it holds no key for mail signed with RSA and SHA-256',
  },
  testing: {
    zh: '标有t=y（测试），部分收信方会当作没有签名',
    en: 'marked t=y (testing): some receivers take it for no signature',
  },
  'no-policy': {
    zh: 'p=缺少或不是none、quarantine、reject',
    en: 'p= is absent or none of none, quarantine, reject',
  },
  'reports-only': {
    zh: 'p=none，只收报告；看过报告后可收紧',
    en: 'p=none, reports alone: tighten it once they look right',
  },
};

/** What the check leaves open. */
export const mailCheckNote: Text = {
  zh: '中继的出口地址是否列在SPF中、是否有反向解析，此处无从得知；请给自己发一封信，看原文中的验证结果。',
  en: 'Whether SPF lists the addresses the relay sends from, and whether they have reverse names, cannot be told from here: write to yourself and look at the results in the source.',
};

/** Said of a service on trial. */
export const mailOnlyToNote = (address: string): Text => ({
  zh: `已设MAIL_ONLY_TO：所有邮件只发往 ${address}，任何收件人、机器人和Webhook都收不到。`,
  en: `MAIL_ONLY_TO is set: all mail goes to ${address}; no reader, robot or webhook is reached.`,
});
