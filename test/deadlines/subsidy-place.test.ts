import t from 'tap';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Project } from '../../src/facts/project.ts';
import { loan, renovation } from '../benefits/cast.ts';
import { circumstances, facts } from './cast.ts';

/** What a firm with these places only is told of a measure, for the example's loan and a project of this nature. */
function told(
  measureId: string,
  places: Partial<Enterprise>,
  nature: Project['nature'] = 'technical-renovation',
  loans = [loan()],
) {
  const { operatesIn: _, registeredIn: __, taxedIn: ___, ...firm } = facts().enterprise;
  const registered = {
    enterprise: { ...firm, ...places },
    projects: [{ id: 'p', body: { ...renovation, nature } }],
    loans: loans.map((body) => ({ id: 'l', body: { ...body, projectId: 'p' } })),
  };
  const { benefits, deadlines } = deriveEnterprise(facts(registered), circumstances('2025-12-01'));
  const answer = benefits.find(({ place }) => place.measure.id === measureId)?.answer;
  const lines = answer?.answer === 'not-owed' ? answer.reasons.map(({ say }) => say) : [];
  const missing = answer?.answer === 'incomplete' ? answer.missing.map(({ what }) => what) : [];
  const dated = deadlines.filter(({ rule }) => rule === measureId).length;
  return { answer: answer?.answer, lines: [...lines, ...missing], dated };
}

const all = (district: Enterprise['operatesIn'] & string) =>
  ({ operatesIn: district, registeredIn: district, taxedIn: district }) as const;

t.test(
  'where a document asks for no place as a whole, elsewhere is a question, and dates nothing',
  async (t) => {
    const asked = (key: string, ...more: string[]) => ({
      answer: 'incomplete',
      lines: [`${key}.place`, ...more],
      dated: 0,
    });
    const elsewhere = asked('sh-equipment-renewal-action');
    t.same(told('sheq-7.1', all('elsewhere')), elsewhere);
    t.same(
      told('songjiang-17.1', all('jiading'), 'new-infrastructure'),
      asked('songjiang-2024-digital-transformation', 'songjiang-17.1.rate'),
    );
    t.same(told('songjiang-17.1', all('songjiang'), 'new-infrastructure').lines, ['songjiang-17.1.rate']);
    t.equal(
      told('sheq-7.1', { ...all('elsewhere'), taxedIn: 'pudong' }).answer,
      'owed',
      'a place in the city',
    );
    const follows = ['sh-equipment-renewal-action'];
    t.same(told('sheq-7.1', { ...all('elsewhere'), follows }), elsewhere, 'following gives dates, not money');
  },
);

t.test('the place is told with every other reason, and asked for with every other fact', async (t) => {
  t.same(told('jiading-8.1', all('songjiang'), 'design').lines, [
    'deadlines.elsewhere',
    'benefits.nature-differs',
  ]);
  t.same(told('sheq-7.1', all('elsewhere'), 'technical-renovation', []).lines, [
    'sh-equipment-renewal-action.place',
    'loan',
  ]);
  const unplaced = told('sheq-7.1', { operatesIn: 'elsewhere' }, 'technical-renovation', []);
  t.same(unplaced, {
    answer: 'incomplete',
    lines: ['enterprise.registeredIn', 'enterprise.taxedIn', 'loan'],
    dated: 0,
  });
  t.same(told('sheq-7.1', {}, 'design').lines, ['benefits.nature-differs'], 'a definite reason stands');
});
