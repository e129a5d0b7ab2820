import { beforeAll, describe, expect, test } from 'vitest';
import { type ReadSamples, readSamples, samplePaths } from './product-samples.ts';

let samples: ReadSamples;
beforeAll(async () => {
  samples = await readSamples();
}, 60_000);

const JANUARY = ['marfa-2023-01-13.html', 'mizan-2023-01-12.txt', 'qawafil-2023-01-12.txt'];
const MARCH = ['manara-2023-03-09.html', 'sahel-hudud.txt', 'wara-2023-03-09.txt'];
const MAY = ['mizan-2023-05-15.txt', 'qawafil-2023-05-14.html', 'sahel-2023-05-15.txt', 'wara-2023-05-14.txt'];
const MARKET = ['marfa-2023-03-11.html', 'mizan-2023-03-11.txt'];
const KAMILI = 'سليم الكاملي';
const SAFI = 'هاشم الصافي';
const ACCORD = 'حكومة التوافق';

test('six outlets, each named by its own pages', () => {
  const outlets = new Map(samples.records.map(({ id, outlet }) => [samples.fileOf(id), outlet]));
  const named = (start: string): unknown[] => [...new Set([...outlets].filter(([file]) => file.startsWith(start)).map(([, outlet]) => outlet))];
  expect(named('mizan')).toEqual(['الميزان']);
  expect(named('qawafil')).toEqual(['نشرة القوافل']);
  expect(named('marfa')).toEqual(['بوابة المرفأ']);
  expect(named('manara')).toEqual(['المنارة 24']);
  expect(named('sahel').map((name) => String(name).replace('جريدة ', ''))).toContain('الساحل');
  expect(named('sahel')).toHaveLength(1);
  expect(named('wara').map((name) => String(name).replace(/ \(.*/, ''))).toEqual(['وكالة الرابية للأنباء']);
});

describe('the people of the affair are one each, under their own names', () => {
  test.each([KAMILI, SAFI, 'عدنان المرزوقي', 'راشد الهضيبي', 'مازن الراوي', 'ليلى المنصور', 'جلال الأيوبي'])('%s', (name) => {
    const last = name.split(' ').at(-1)!;
    const people = samples.dossier.entities.filter((entity) => entity.type === 'person' && (entity.name.includes(last) || entity.names.some(({ text }) => text.includes(last))));
    expect(people.map((person) => person.name)).toEqual([name]);
  });
  test('no adjective of nationality and no namesake is a person', () => {
    expect(samples.dossier.entities.filter(({ type, name }) => type === 'person' && /ريداني|سرواني|المنصف/.test(name)).map(({ name }) => name)).toEqual([]);
  });
  test('the eastern forces are named whole', () => {
    expect(samples.dossier.entities.map(({ name }) => name)).toContain('قوات الجبهة الشرقية');
  });
});

describe('three visits are three happenings', () => {
  const families = [JANUARY, MARCH, MAY];
  const isBetween = (happening: Parameters<ReadSamples['actorsOf']>[0], ...names: readonly string[]): boolean => {
    const actors = samples.actorsOf(happening);
    return names.every((name) => actors.includes(name));
  };
  /** A report of March may tell of January's visit: its event's own month decides before its page does. */
  const familyOf = (report: { article: string; event: string }): readonly string[] | undefined => {
    const file = samples.fileOf(report.article);
    const month = samples.record(file).events.find(({ id }) => id === report.event)?.time?.start?.slice(0, 7);
    const byMonth = new Map([['2023-01', JANUARY], ['2023-03', MARCH], ['2023-05', MAY]]);
    return byMonth.get(month ?? '') ?? families.find((family) => family.includes(file));
  };
  test('no meeting or visit joins reports of two of them', () => {
    for (const happening of samples.dossier.happenings.filter(({ type }) => type === 'CONSULT')) {
      const met = new Set(happening.reports.map(familyOf).filter(Boolean));
      expect(met.size, `${happening.title}: ${samples.reportsOf(happening).join(' ')}`).toBeLessThanOrEqual(1);
    }
  });
  test.each([
    ['2023-01-12', JANUARY], ['2023-03-09', MARCH], ['2023-05-14', ['mizan-2023-05-15.txt', 'wara-2023-05-14.txt']],
  ])('the talks of %s are one happening of all that tell them', (day, files) => {
    const talks = samples.dossier.happenings.filter((happening) =>
      happening.type === 'CONSULT' && isBetween(happening, KAMILI, SAFI) && happening.time?.start === day);
    const whole = talks.filter((happening) => files.every((file) => samples.reportsOf(happening).includes(file)));
    expect(whole, talks.map((happening) => samples.reportsOf(happening).join(' ')).join(' | ')).toHaveLength(1);
  });
});

describe('who says so', () => {
  test('the communiqué of January stands in three outlets and is one voice', () => {
    const facts = samples.factsWith('مستجدات الأوضاع', 'مجالات التعاون').filter(({ carried }) =>
      JANUARY.every((file) => carried.some(({ article }) => samples.fileOf(article) === file)));
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({ voices: 1, verdict: 'one-voice' });
    expect(facts[0]!.origins[0]).toContain('وزارة الدفاع');
  });
  test('the template sentences never make one fact of two visits', () => {
    for (const fact of samples.factsWith('مستجدات الأوضاع')) {
      const files = new Set(fact.carried.map(({ article }) => samples.fileOf(article)));
      const met = [JANUARY, MARCH, MAY].filter((family) => family.some((file) => files.has(file)));
      expect(met.length, [...files].join(' ')).toBe(1);
    }
  });
  test('template sentences of two visits have no common origin', () => {
    const across = samples.dossier.reuse.filter(({ a, b }) => {
      const files = [samples.fileOf(a.article), samples.fileOf(b.article)];
      return samples.words(a.article, a.span).includes('مستجدات الأوضاع') && ![JANUARY, MARCH, MAY].some((family) => files.every((file) => family.includes(file)));
    });
    expect(across.length).toBeGreaterThan(0);
    expect(across.filter(({ origin }) => origin !== null)).toEqual([]);
  });
  test('the copy of the agency’s report is found, and whose it is', () => {
    const copied = samples.dossier.reuse.filter(({ a, b }) =>
      [a, b].map(({ article }) => samples.fileOf(article)).sort().join(' ') === 'manara-2023-03-09.html wara-2023-03-09.txt');
    const lede = copied.filter(({ a }) => samples.words(a.article, a.span).includes('في مقر المجلس'));
    expect(lede).toHaveLength(1);
    expect(lede[0]!.origin ?? '').toContain('وكالة الرابية');
  });
  test('the interview’s chain is the expert, then the outlet', () => {
    const { statements, entities } = samples.record('manara-2023-03-20.txt');
    const expert = entities.find(({ name }) => name === 'جلال الأيوبي')!;
    const said = statements.filter(({ speaker }) => speaker === expert.id);
    expect(said.length).toBeGreaterThanOrEqual(5);
    for (const { chain } of said) expect(chain.map(({ by }) => by)).toEqual(['جلال الأيوبي', 'المنارة 24']);
    expect(said.filter(({ channel }) => channel === 'interview').length).toBeGreaterThanOrEqual(4);
  });
});

describe('figures that disagree', () => {
  const valuesOf = (fact: { values: readonly { value: string }[] }): string[] => fact.values.map(({ value }) => value);
  test('seven and eleven dead stand in one conflict', () => {
    const [fact, ...more] = samples.dossier.facts.filter((candidate) => candidate.verdict === 'conflict' && valuesOf(candidate).includes('7'));
    expect(more).toEqual([]);
    expect(valuesOf(fact!).sort()).toEqual(['11', '7']);
    expect([...new Set(fact!.carried.map(({ article }) => samples.fileOf(article)))].sort()).toEqual(MARKET);
  });
  test('36 and 34 prisoners stand in one conflict', () => {
    const [fact, ...more] = samples.dossier.facts.filter((candidate) => candidate.verdict === 'conflict' && valuesOf(candidate).includes('34'));
    expect(more).toEqual([]);
    expect(valuesOf(fact!).sort()).toEqual(['34', '36']);
    expect([...new Set(fact!.carried.map(({ article }) => samples.fileOf(article)))].sort()).toEqual(MAY);
  });
  test('the shelling is one happening of two reports', () => {
    const attacks = samples.dossier.happenings.filter(({ type, status }) => type === 'ASSAULT' && status === 'happened');
    expect(attacks.filter((happening) => samples.reportsOf(happening).join(' ') === MARKET.join(' '))).toHaveLength(1);
  });
});

describe('dates', () => {
  test.each([
    ['manara-2023-03-09.html', '2023-03-09', 'metadata'], ['manara-2023-03-20.txt', '2023-03-20', 'printed'],
    ['marfa-2023-01-13.html', '2023-01-13', 'metadata'], ['marfa-2023-03-11.html', '2023-03-11', 'metadata'],
    ['mizan-2023-01-12.txt', '2023-01-12', 'printed'], ['mizan-2023-03-11.txt', '2023-03-11', 'printed'],
    ['mizan-2023-05-15.txt', '2023-05-15', 'printed'], ['qawafil-2023-01-12.txt', '2023-01-12', 'printed'],
    ['sahel-2023-05-15.txt', '2023-05-15', 'printed'], ['wara-2023-03-09.txt', '2023-03-09', 'printed'],
  ])('%s is of %s', (file, day, basis) => {
    expect(samples.record(file).published).toMatchObject({ start: day, end: day, basis });
  });
  test('alone, the undated pages prove no day', () => {
    for (const file of ['sahel-hudud.txt', 'wara-2023-05-14.txt']) {
      const published = samples.record(file).published;
      expect(published === null || published.start === null || published.start !== published.end, file).toBe(true);
    }
  });
  test.each([['sahel-hudud.txt', '2023-03-09', 'wara-2023-03-09.txt'], ['wara-2023-05-14.txt', '2023-05-14', null]])('beside the others, %s is of %s', (file, day, through) => {
    const { published } = samples.dossier.articles.find(({ id }) => samples.fileOf(id) === file)!;
    expect(published).toMatchObject({ start: day, end: day, basis: 'cross' });
    const others = published!.evidence.flatMap(({ article }) => (article ? [samples.fileOf(article)] : []));
    expect(others.length).toBeGreaterThan(0);
    if (through) expect(others.some((other) => other === through || other === 'manara-2023-03-09.html')).toBe(true);
  });
  test('months by their Maghreb names', () => {
    const { times, text } = samples.record('marfa-2023-01-13.html');
    const february = times.find(({ span }) => text.slice(...span).includes('فيفري'));
    expect(february?.value === '2023-02' || february?.nearest === '2023-02').toBe(true);
  });
});

describe('in whose words', () => {
  const framed = (name: string, outlet: string): string[] => samples.dossier.framing
    .filter((row) => samples.dossier.entities.find(({ id }) => id === row.entity)?.name === name && (row.outlet ?? '').includes(outlet))
    .flatMap(({ labels }) => labels.map(({ text, polarity }) => `${text} ${polarity}`));
  test('the government is unlawful to one outlet and recognised in another', () => {
    expect(framed(ACCORD, 'الساحل')).toContain('غير الشرعية delegitimising');
    expect(framed(ACCORD, 'الميزان')).toContain('المعترف بها دوليًا legitimising');
    expect(framed(ACCORD, 'الميزان')).not.toContain('غير الشرعية delegitimising');
  });
  test('the commander is a field marshal to one and a retired brigadier to another', () => {
    expect(framed('راشد الهضيبي', 'الساحل').map((label) => label.split(' ')[0])).toContain('المشير');
    expect(framed('راشد الهضيبي', 'الميزان').some((label) => label.includes('المتقاعد'))).toBe(true);
  });
  test('“illegitimate” is the outlet’s own word though it stands in what others said', () => {
    const { labels, text } = samples.record('sahel-hudud.txt');
    const illegitimate = labels.filter(({ span }) => text.slice(...span).includes('غير الشرعية'));
    expect(illegitimate.length).toBeGreaterThanOrEqual(3);
    expect(illegitimate.map(({ voice }) => voice)).toEqual(illegitimate.map(() => null));
  });
});

describe('what is nobody’s report', () => {
  const FURNITURE = ['عميل', 'باعت البلاد', 'معرض الكتاب', 'حرائق', 'البريدية', 'جوان المقبل', 'أسعار القمح', 'فتح معبر', 'الحافلات', 'موسم الحصاد', 'مواعيد امتحانات', 'نتائج قرعة', 'جني الزيتون'];
  test('a reader’s comment, links and notices carry no statement, event or label', () => {
    for (const record of samples.records) {
      const spans = [...record.statements.map(({ content }) => content), ...record.events.flatMap(({ triggers }) => triggers), ...record.labels.map(({ span }) => span)];
      const held = record.blocks.filter(({ role, span }) => ['comment', 'related', 'read-also', 'chrome'].includes(role) && spans.some((other) => other[0] < span[1] && span[0] < other[1]));
      expect(held, record.uri ?? '').toEqual([]);
    }
  });
  test.each(FURNITURE)('“%s” is in no reading block', (words) => {
    for (const { text, blocks, uri } of samples.records) {
      const reading = blocks.filter(({ role }) => ['headline', 'deck', 'caption', 'paragraph', 'subheading'].includes(role)).map(({ span }) => text.slice(...span)).join('\n');
      expect(reading.includes(words), uri ?? '').toBe(false);
    }
  });
});

test('there are the pages that the guide counts', () => {
  expect(samplePaths()).toHaveLength(13);
});
