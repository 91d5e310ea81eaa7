import type { Source } from '../answers/source.ts';

const civilCode = { zh: '中华人民共和国民法典', en: 'Civil Code of the PRC' };

/** The first day of a period counted in days, months or years is not counted. */
export const CIVIL_CODE_201: Source = { title: civilCode, clause: '201' };

/** A period of months or years ends on the corresponding day, or on the month's last day if there is none. */
export const CIVIL_CODE_202: Source = { title: civilCode, clause: '202' };

/** A last day that is a holiday gives way to the day after the holiday. */
export const CIVIL_CODE_203: Source = { title: civilCode, clause: '203' };

/** "Not less than", "within" and "on expiry" include the number. */
export const CIVIL_CODE_1259: Source = { title: civilCode, clause: '1259' };

/** A period of tax filing gives way to rest days and is lengthened by three or more in a row. */
export const TAX_RULES_109: Source = {
  title: {
    zh: '中华人民共和国税收征收管理法实施细则',
    en: 'Implementing rules of the Tax Collection Law of the PRC',
  },
  clause: '109',
};
