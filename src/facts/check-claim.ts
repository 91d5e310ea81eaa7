import type { FieldFault } from '../errors.ts';
import {
  type Claim,
  type ClaimEntry,
  type ClaimState,
  claimStateWords,
  grantedFen,
  mostOfClaim,
} from './claim.ts';
import { fault, notBefore, notYet, repeated } from './faults.ts';

/** What may follow a state. A claim that has been disbursed once may be paid again; a refused or missed one has ended. */
const next: Record<ClaimState, readonly ClaimState[]> = {
  preparing: ['submitted', 'missed'],
  submitted: ['accepted', 'returned', 'refused', 'public-notice', 'granted'],
  returned: ['submitted', 'missed'],
  accepted: ['public-notice', 'granted', 'refused', 'returned'],
  'public-notice': ['granted', 'refused'],
  granted: ['disbursed', 'accepted-after-completion', 'refused'],
  disbursed: ['disbursed', 'accepted-after-completion'],
  // The last part is often paid once the project is accepted.
  'accepted-after-completion': ['disbursed'],
  refused: [],
  missed: [],
};

const timed: readonly ClaimState[] = ['returned', 'public-notice'];
const paid: readonly ClaimState[] = ['submitted', 'granted', 'disbursed'];

/** How the fields of a claim fit together; `today` is an ISO day in Asia/Shanghai. */
export function checkClaim(claim: Claim, today: string): FieldFault[] {
  const { steps, evidence, history } = claim;
  return [
    ...steps.flatMap(({ doneOn }, index) => notYet(`/steps/${index}/doneOn`, doneOn, today)),
    ...repeated(steps.map(({ step }) => step)).map((index) =>
      fault(`/steps/${index}/step`, { zh: '每个环节只登记一次', en: 'each step is registered once' }),
    ),
    ...evidence.flatMap(({ readyOn }, index) => notYet(`/evidence/${index}/readyOn`, readyOn, today)),
    ...repeated(evidence.map(({ item }) => item)).map((index) =>
      fault(`/evidence/${index}/item`, {
        zh: '同一申报内材料名称不能相同',
        en: 'each piece of evidence of a claim needs a name of its own',
      }),
    ),
    ...history.flatMap((entry, index) => [
      ...notYet(`/history/${index}/on`, entry.on, today),
      ...orderFaults(entry, index, history[index - 1]),
      ...timeFaults(entry, index),
      ...amountFaults(entry, index),
    ]),
    ...overpaid(claim),
    ...lengthFaults(claim),
  ];
}

/** A claim goes on from where it stood, and on no earlier day. */
function orderFaults({ state, on }: ClaimEntry, index: number, before?: ClaimEntry): FieldFault[] {
  const from = before?.state ?? 'preparing';
  const allowed = next[from];
  const earlier = notBefore(`/history/${index}/on`, on, before?.on, {
    zh: '上一条记录的日期',
    en: 'the entry before it',
  });
  if (allowed.some((each) => each === state)) return earlier;
  const [was, is] = [claimStateWords[from], claimStateWords[state]];
  const may = allowed.join(', ');
  return [
    ...earlier,
    fault(`/history/${index}/state`, {
      zh: `“${was.zh}”之后不能是“${is.zh}”${may ? `，可为：${may}` : '，该申报已经结束'}`,
      en: `“${is.en}” does not follow “${was.en}”${may ? `; one of ${may} does` : ', with which a claim ends'}`,
    }),
  ];
}

function timeFaults({ state, on, until, within }: ClaimEntry, index: number): FieldFault[] {
  const at = `/history/${index}/${until === undefined ? 'within' : 'until'}`;
  if (until === undefined && within === undefined) return [];
  if (!timed.includes(state))
    return [
      fault(at, {
        zh: '仅“退回补正”和“公示”有期限，请删去',
        en: 'only a returned claim or a public notice gives time: leave it out',
      }),
    ];
  if (until !== undefined && within !== undefined)
    return [
      fault(`/history/${index}/within`, {
        zh: '截止日（until）与期限（within）只填一项',
        en: 'give either the last day (until) or the length of time (within)',
      }),
    ];
  return notBefore(at, until, on, { zh: '该状态开始之日', en: 'the day of the entry' });
}

function amountFaults({ state, amountFen }: ClaimEntry, index: number): FieldFault[] {
  if (amountFen === undefined || paid.includes(state)) return [];
  return [
    fault(`/history/${index}/amountFen`, {
      zh: '仅“已提交”“已批准”“已拨付”填写金额，请删去',
      en: 'only what is submitted, granted or disbursed has an amount: leave it out',
    }),
  ];
}

/** Where the amount granted is known, no more than that is paid out; the entry that goes beyond it is named. */
function overpaid(claim: Claim): FieldFault[] {
  const granted = grantedFen(claim);
  if (granted === undefined) return [];
  let paidFen = 0;
  for (const [index, { state, amountFen = 0 }] of claim.history.entries()) {
    if (state !== 'disbursed') continue;
    paidFen += amountFen;
    if (paidFen > granted)
      return [
        fault(`/history/${index}/amountFen`, {
          zh: `拨付合计不能超过批准金额（${granted}分）`,
          en: `what is paid out together must not exceed the amount granted, ${granted} fen`,
        }),
      ];
  }
  return [];
}

/** Evidence and entries can also be added one by one, past the schema. */
function lengthFaults(claim: Claim): FieldFault[] {
  return (['evidence', 'history'] as const)
    .filter((list) => claim[list].length > mostOfClaim)
    .map((list) => fault(`/${list}`, { zh: `最多${mostOfClaim}项`, en: `at most ${mostOfClaim} of them` }));
}
