import { describe, expect, test } from 'vitest';
import { compareArticles } from '../src/compare/compare-articles.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, onDay, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');
const day = '2021-03-05';
const port = { type: 'place', name: 'مرسى الحجر' } as const;
const guest = { type: 'person', name: 'فؤاد الزين', role: 'وزير الموانئ' } as const;
const host = { type: 'person', name: 'سلمى الراجح', role: 'محافظ مرسى الحجر' } as const;

/** The facts of some articles: rule, verdict and the words in which each article tells it. */
function factsOf(...sketches: Sketch[]): { rule: string; verdict: string; told: string[] }[] {
  const records: ArticleRecord[] = sketches.map(sketchRecord);
  const texts = new Map(records.map(({ id, text }) => [id, text]));
  return compareArticles(records, resolveArticles(records, language), language).facts.map(({ because, verdict, carried }) => ({
    rule: because![0]!.rule, verdict, told: carried.map(({ article, span }) => texts.get(article)!.slice(span[0], span[1])),
  }));
}

interface Visit {
  readonly id: string;
  readonly text: string;
  readonly at?: string;
  readonly said?: Sketch['statements'];
  readonly events?: Sketch['events'];
}

/** A report of one visit of فؤاد الزين to مرسى الحجر. */
function visit({ id, text, at = 'زار', said = [], events = [] }: Visit): Sketch {
  const entities = { e1: guest, e3: port, ...(text.includes(host.name) && { e2: host }) };
  return {
    id, outlet: id, day, text, entities, statements: said,
    events: [{ id: 'v1', type: 'CONSULT/visit', at: [at], who: ['e1'], place: 'e3', time: onDay(day) }, ...events],
  };
}

describe('the words that carry a fact', () => {
  const demand = (id: string, text: string, cue: string, content: string): Sketch => visit({
    id, text, said: [{ id: 's1', speaker: 'e1', cue, content, chain: ['فؤاد الزين', id], force: 'demand' }],
    events: [{ id: 'v2', type: 'REQUEST', at: [cue], who: ['e1'], time: onDay(day) }],
  });

  test('of a demand they are what is demanded', () => {
    const facts = factsOf(
      demand('الأفق', 'زار فؤاد الزين مرسى الحجر. ودعا فؤاد الزين جميع الشركات إلى خفض رسوم الشحن', 'دعا', 'خفض رسوم الشحن'),
      demand('المنارة', 'زار فؤاد الزين مرسى الحجر. وطالب فؤاد الزين بخفض رسوم الشحن', 'طالب', 'خفض رسوم الشحن'),
    );
    expect(facts.filter(({ told }) => told.some((words) => words.includes('رسوم')))).toMatchObject([{ verdict: 'one-voice', told: ['خفض رسوم الشحن', 'خفض رسوم الشحن'] }]);
  });

  test('a telling goes on behind an aside of time to whoever did it', () => {
    const text = 'استقبلت الوزير فؤاد الزين، لدى وصوله إلى مرسى الحجر، محافظ المدينة سلمى الراجح، ثم غادر';
    const facts = factsOf(
      { ...visit({ id: 'الأفق', text, at: 'وصوله', events: [{ id: 'v2', type: 'CONSULT/host', at: ['استقبلت'], who: ['e2', 'e1>'], time: onDay(day) }] }) },
      visit({ id: 'المنارة', text: 'زار فؤاد الزين مرسى الحجر اليوم' }),
    );
    expect(facts.flatMap(({ told }) => told)).toContain('استقبلت الوزير فؤاد الزين، لدى وصوله إلى مرسى الحجر، محافظ المدينة سلمى الراجح');
  });
});

describe('what is a fact of its own', () => {
  const speech = (id: string, lead: string, content: string, rest: { cue?: string; force?: 'say' | 'deny' } = {}): Sketch =>
    visit({ id, text: `${lead}. و${rest.cue ?? 'قال'} فؤاد الزين إن ${content}`, said: [{ id: 's1', speaker: 'e1', cue: rest.cue ?? 'قال', content, chain: ['فؤاد الزين', id], ...(rest.force && { force: rest.force }) }] });
  const lead = 'زار فؤاد الزين مرسى الحجر';

  test('what stands beside another thing in a shared passage', () => {
    const facts = factsOf(
      speech('الأفق', lead, 'المباحثات تناولت توسيع الرصيف الشمالي ومواعيد السفن التجارية، إضافة إلى خطة تدريب مرشدي السفن الجدد في الميناء'),
      speech('المنارة', lead, 'المباحثات تناولت توسيع الرصيف الشمالي ومواعيد السفن التجارية، فضلا عن خطة تدريب مرشدي السفن الجدد في الميناء'),
    );
    const [wide, training] = ['توسيع', 'تدريب'].map((word) => facts.filter(({ told }) => told.some((words) => words.includes(word))));
    expect(wide).toHaveLength(1);
    expect(training).toEqual([{ rule: 'shared-wording', verdict: 'one-voice', told: Array(2).fill('خطة تدريب مرشدي السفن الجدد في الميناء') }]);
  });

  test('no circumstance is one, nor what an outlet tells and a statement says in the same words', () => {
    const content = 'المحافظة اتفقت مع الشركات على توسيع الرصيف الشمالي للميناء';
    const text = `زار فؤاد الزين مرسى الحجر. واتفقت المحافظة والشركات، على توسيع الرصيف. وقال فؤاد الزين إن ${content}`;
    const facts = factsOf(
      visit({
        id: 'الأفق', text, said: [{ id: 's1', speaker: 'e1', cue: 'قال', content, chain: ['فؤاد الزين', 'الأفق'] }],
        events: [{ id: 'v2', type: 'AGREE/other', at: ['اتفقت', 'اتفقت'], who: ['e1'], time: onDay(day) }],
      }),
      visit({ id: 'المنارة', text: `${lead} في ظل الأوضاع الراهنة` }),
    );
    expect(facts.filter(({ told }) => told.some((words) => words.includes('تفقت')))).toEqual([{ rule: 'only-here', verdict: 'single', told: [content] }]);
  });

  test('a denial and what another says are two', () => {
    const facts = factsOf(
      speech('الأفق', lead, 'الوزارة مسؤولة عن تأخر السفن في الميناء القديم'),
      speech('المنارة', lead, 'الوزارة مسؤولة عن تأخر السفن في ذلك الميناء القديم', { cue: 'نفى', force: 'deny' }),
    );
    expect(facts.filter(({ told }) => told.some((words) => words.includes('مسؤولة')))).toHaveLength(2);
  });

  test('what an article tells twice is one, and one article carries it', () => {
    const lead = 'زار فؤاد الزين مرسى الحجر. وثمة أنباء بأن الزيارة بحثت استئناف الملاحة الليلية';
    const said = 'الزيارة تمهد لاستئناف الملاحة الليلية في الممر الشرقي بعد سنوات من التوقف';
    const twice = visit({
      id: 'الأفق', text: `${lead}. وقال فؤاد الزين إن ${said}`,
      said: [
        { id: 's1', speaker: null, cue: 'أنباء', content: 'الزيارة بحثت استئناف الملاحة الليلية', chain: [null, 'الأفق'] },
        { id: 's2', speaker: 'e1', cue: 'قال', content: said, chain: ['فؤاد الزين', 'الأفق'] },
      ],
    });
    const facts = factsOf(twice, visit({ id: 'المنارة', text: 'زار فؤاد الزين مرسى الحجر اليوم' }));
    expect(facts.filter(({ told }) => told.some((words) => words.includes('الملاحة')))).toMatchObject([{ verdict: 'single', told: [expect.any(String), said] }]);
  });

  test('what another article holds in the same words is told by both, though it was read as no event there', () => {
    const strike = 'وأضرب عمال الرصيف الشمالي ساعتين احتجاجا على تأخر الأجور منذ الشتاء';
    const facts = factsOf(
      visit({ id: 'الأفق', text: `${lead}. ${strike}`, events: [{ id: 'v2', type: 'PROTEST/strike', at: ['أضرب'], who: [], time: onDay(day) }] }),
      visit({ id: 'المنارة', text: `${lead}. ${strike}` }),
    );
    expect(facts.filter(({ told }) => told.some((words) => words.includes('الأجور')))).toEqual([{ rule: 'same-telling', verdict: 'unattributed', told: [strike, strike] }]);
  });

  test('who else was there, where one article says so beside the telling', () => {
    const facts = factsOf(
      visit({ id: 'الأفق', text: 'زار الوزير فؤاد الزين مرسى الحجر، يرافقه من المحافظة سلمى الراجح، وتفقد الرصيف' }),
      visit({ id: 'المنارة', text: 'زار فؤاد الزين مرسى الحجر اليوم' }),
    );
    expect(facts.filter(({ told }) => told.some((words) => words.includes('سلمى')))).toEqual([{ rule: 'company', verdict: 'single', told: ['يرافقه من المحافظة سلمى الراجح'] }]);
  });

  test('an article that holds the words of a fact elsewhere in itself carries that fact', () => {
    const strike = 'وأضرب عمال الرصيف الشمالي ساعتين احتجاجا على تأخر الأجور منذ الشتاء';
    const protest = { id: 'v2', type: 'PROTEST/strike', at: ['أضرب'], who: [], time: onDay(day) };
    const facts = factsOf(
      visit({ id: 'الأفق', text: `${lead}. ${strike}`, events: [protest] }),
      visit({ id: 'المنارة', text: `${lead}. ${strike}`, events: [protest] }),
      visit({ id: 'النهار', text: `${lead}. ${strike}`, events: [{ ...protest, type: 'ACCUSE/disapprove' }] }),
    );
    expect(facts.filter(({ told }) => told.some((words) => words.includes('الأجور')))).toMatchObject([{ verdict: 'unattributed', told: [strike, strike, strike] }]);
  });

  test('neither how long something lasts nor a figure that the articles tell together with all else', () => {
    const told = (id: string, text: string): Sketch => ({
      ...visit({ id, text, events: [{ id: 'v2', type: 'AGREE/other', at: ['وقع'], who: ['e1'], time: onDay(day) }] }),
      counts: [{ at: '120 عاملا', value: 120, unit: 'عامل' }, { at: 'ثلاثة أيام', value: 3, unit: 'يوم' }], times: [{ at: 'ثلاثة أيام', value: 'P3D' }],
    });
    const facts = factsOf(
      told('الأفق', `${lead} في جولة تستمر ثلاثة أيام. ووقع فؤاد الزين مذكرة لتدريب 120 عاملا من عمال الميناء`),
      told('المنارة', `${lead} في جولة تستمر ثلاثة أيام. ووقع فؤاد الزين مذكرة تقضي بتدريب 120 عاملا من عمال الميناء`),
    );
    expect(facts.filter(({ rule }) => rule.startsWith('figure'))).toEqual([]);
    expect(facts.some(({ told: words }) => words.length === 2 && words.every((one) => one.includes('120 عاملا')))).toBe(true);
  });
});
