import type { Dossier, DossierArticle, DossierEntity, EntityMember, Fact, Framing, Happening, Reuse, Verdict } from '../src/model/dossier.ts';
import type { Entity, EntityType } from '../src/model/entity.ts';
import type { Event, EventType, Participant } from '../src/model/event.ts';
import type { Polarity } from '../src/model/label.ts';
import type { Published } from '../src/model/published.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';
import type { Channel, Force, Link, Statement } from '../src/model/statement.ts';
import type { Role } from '../src/model/block.ts';
import { sharesOf } from '../src/compare/member-shares.ts';
import { readMarkedText, type Mark } from './http-marked-text.ts';

/*
 * An invented affair of two invented states, Nardin and Safia, told by six invented outlets. Marks in the texts:
 * m entity [form] · t value · c statement (cue) · s statement (content) · v event (trigger) · l entity polarity [statement]
 * · q value · f fact · r reuse pair
 */

const ENTITIES: readonly [id: string, type: EntityType, name: string, latin: string | null][] = [
  ['E1', 'person', 'ياقوت الزنبقي', 'Yaqut al-Zanbaqi'],
  ['E2', 'organization', 'وزارة الدفاع الصافية', 'Ministry of Defence of Safia'],
  ['E3', 'place', 'بندر ناردين', 'Bandar Nardin'],
  ['E4', 'organization', 'حكومة التوافق', 'Government of Concord'],
  ['E5', 'person', 'سليم الرشداني', 'Salim al-Rashdani'],
  ['E6', 'organization', 'قوات الجبل', 'Mountain Forces'],
  ['E7', 'person', 'قاسم الدهماني', 'Qasim al-Dahmani'],
  ['E8', 'place', 'صافيا', 'Safia'],
  ['E9', 'group', 'المستشارون العسكريون الصافيون', null],
  ['E10', 'place', 'ميناء الفيروز', 'Port of Fayruz'],
  ['E11', 'organization', 'الهلال الطبي', 'Medical Crescent'],
  ['E12', 'person', 'نعمان برهمية', 'Numan Barhamiya'],
  ['E13', 'group', 'أسرى من الطرفين', null],
  ['E14', 'place', 'ناردين', 'Nardin'],
];

const OUTLETS = { a: 'صدى الساحل', b: 'ناردين الآن', c: 'وكالة صافيا للأنباء', d: 'منبر الجبل', e: 'الميزان', f: 'بوابة المرافئ' } as const;

interface Written {
  readonly id: string;
  readonly outlet: string | null;
  readonly via?: readonly string[];
  readonly published: Published | null;
  readonly blocks: readonly (readonly [Role, string])[];
  /** Speaker, cue, force, channel, chain before the outlet. */
  readonly statements?: Readonly<Record<string, readonly [speaker: string, lemma: string, force: Force, channel: Channel, links: readonly string[]]>>;
  readonly events?: Readonly<Record<string, readonly [type: EventType, mode: string | null, happening: string, within: string | null]>>;
}

const day = (start: string, basis: Published['basis'], says: string): Published => ({ start, end: start, basis, evidence: [{ says }] });
const MINISTRY = 'وزارة الدفاع الصافية';
const AGENCY = 'وكالة صافيا للأنباء';

const WRITTEN: readonly Written[] = [
  {
    id: 'a1', outlet: OUTLETS.c, published: day('2023-03-14', 'printed', 'السطر الأول يحمل تاريخ النشر'),
    blocks: [
      ['headline', '⟦m E1 partial|الزنبقي⟧ يبحث في ⟦m E3|بندر ناردين⟧ التعاون الدفاعي'],
      ['date', '14 آذار/مارس 2023'],
      ['dateline', 'بندر ناردين – وصا:'],
      ['paragraph', '⟦r R1|⟦f F1|⟦v v1|وصل⟧ وزير الدفاع الصافي ⟦m E1|ياقوت الزنبقي⟧ ⟦t 2023-03-14|اليوم الثلاثاء⟧ إلى ⟦m E3|بندر ناردين⟧⟧ في زيارة رسمية يرافقه فيها رئيس الأركان، وكان في استقباله رئيس ⟦m E4|حكومة التوافق⟧ ⟦l E4 legitimising|المعترف بها دوليا⟧ ⟦m E5|سليم الرشداني⟧.⟧'],
      ['paragraph', '⟦r R2|⟦c s1|وقالت⟧ ⟦m E2|وزارة الدفاع الصافية⟧ في بيان إن ⟦s s1|⟦f F2|الجانبين ⟦v v2|اتفقا⟧ على إيفاد ⟦m E9 title|مستشارين عسكريين⟧⟧ لتدريب ⟦f F3|⟦q 48|48 متدربا⟧⟧ من حرس السواحل، على أن تبدأ الدورة مطلع ⟦t 2023-05|أيار/مايو⟧⟧.⟧'],
      ['paragraph', '⟦c s2|وأضاف⟧ البيان أن ⟦s s2|⟦f F4|مناورة بحرية مشتركة ستجرى في ⟦t 2023-06|حزيران/يونيو⟧ المقبل⟧⟧.'],
    ],
    statements: { s1: ['E2', 'قال', 'say', 'communique', [MINISTRY]], s2: ['E2', 'أضاف', 'say', 'communique', [MINISTRY]] },
    events: { v1: ['CONSULT', 'visit', 'H1', null], v2: ['AGREE', 'pledge', 'H2', 's1'] },
  },
  {
    id: 'a2', outlet: OUTLETS.b, via: ['وصا'], published: day('2023-03-14', 'metadata', 'وسم og:published_time في رأس الصفحة'),
    blocks: [
      ['section', 'سياسة'],
      ['headline', 'وزير الدفاع الصافي في ⟦m E3|بندر ناردين⟧: مستشارون ومناورة في الصيف'],
      ['paragraph', '⟦r R1|⟦f F1|⟦v v1|وصل⟧ وزير الدفاع الصافي ⟦m E1|ياقوت الزنبقي⟧ ⟦t 2023-03-14|الثلاثاء⟧ إلى ⟦m E3|بندر ناردين⟧⟧ في زيارة رسمية يرافقه رئيس الأركان، وكان في استقباله رئيس ⟦m E4|حكومة التوافق⟧ ⟦m E5|سليم الرشداني⟧.⟧'],
      ['paragraph', '⟦r R2|⟦c s1|وذكرت⟧ ⟦m E2|وزارة الدفاع الصافية⟧، بحسب وكالة صافيا للأنباء، أن ⟦s s1|⟦f F2|الجانبين ⟦v v2|اتفقا⟧ على إيفاد ⟦m E9 title|مستشارين عسكريين⟧⟧ لتدريب ⟦f F3|⟦q 48|48 متدربا⟧⟧ من حرس السواحل⟧.⟧'],
      ['read-also', 'اقرأ أيضا: ميناء الفيروز يستأنف العمل'],
      ['comment', 'أبو سامي: زيارة لا تنفع أحدا.'],
    ],
    statements: { s1: ['E2', 'ذكر', 'say', 'communique', [MINISTRY, AGENCY]] },
    events: { v1: ['CONSULT', 'visit', 'H1', null], v2: ['AGREE', 'pledge', 'H2', 's1'] },
  },
  {
    id: 'a3', outlet: OUTLETS.d, published: { start: '2023-03-14', end: '2023-03-16', basis: 'text', evidence: [{ says: '«أمس» تقع في اليوم التالي للزيارة أو بعده بيوم' }] },
    blocks: [
      ['headline', 'حكومة بندر ناردين تستقدم مزيدا من "المستشارين" الأجانب'],
      ['paragraph', '⟦f F1|⟦v v1|حل⟧ وزير الحرب الصافي ⟦m E1|ياقوت الزنبقي⟧ ⟦t 2023-03-14|أمس⟧ ضيفا على ما تسمى ⟦m E4|حكومة التوافق⟧⟧ ⟦l E4 delegitimising|غير الشرعية⟧، ⟦c s1|وفق⟧ ما نقلت وكالة صافيا للأنباء عن ⟦m E2|وزارة الدفاع الصافية⟧.'],
      ['paragraph', 'وبحسب المصدر نفسه ⟦s s1|⟦f F2|⟦v v2|اتفق⟧ الطرفان على إرسال ⟦l E9 delegitimising|مرتزقة⟧ باسم ⟦m E9 title|مستشارين⟧⟧ لتدريب ⟦f F3|⟦q 60|نحو 60⟧ من ⟦l E4 delegitimising|ميليشيات⟧ الحكومة⟧⟧.'],
      ['paragraph', '⟦v v3|ودان⟧ قائد ⟦m E6|قوات الجبل⟧ ⟦l E7 legitimising|المشير⟧ ⟦m E7|قاسم الدهماني⟧ الزيارة، ⟦c s2|قائلا⟧ للمنبر إن ⟦s s2|⟦f F7|صافيا تدفع البلاد إلى حرب لا يريدها أهلها⟧⟧.'],
    ],
    statements: { s1: ['E2', 'وفق', 'say', 'communique', [MINISTRY, AGENCY]], s2: ['E7', 'قال', 'accuse', 'interview', ['قاسم الدهماني']] },
    events: { v1: ['CONSULT', 'visit', 'H1', null], v2: ['AGREE', 'pledge', 'H2', 's1'], v3: ['ACCUSE', 'disapprove', 'H3', null] },
  },
  {
    id: 'a4', outlet: OUTLETS.e, published: day('2023-03-15', 'printed', 'تاريخ مطبوع تحت العنوان'),
    blocks: [
      ['headline', 'صافيا ترسل مدربين إلى ناردين'],
      ['deck', 'الزيارة الثانية لـ⟦m E1 partial|الزنبقي⟧ في ستة أسابيع'],
      ['date', 'الأربعاء 15 مارس 2023'],
      ['paragraph', '⟦c s1|أعلنت⟧ ⟦m E2|وزارة الدفاع الصافية⟧، في بيان نشرته وكالة الأنباء الرسمية، أن ⟦s s1|⟦f F1|الوزير ⟦m E1|ياقوت الزنبقي⟧ ⟦v v1|زار⟧ ⟦m E3|بندر ناردين⟧ ⟦t 2023-03-14|أمس الثلاثاء⟧⟧ وأن ⟦f F2|البلدين ⟦v v2|اتفقا⟧ على إيفاد ⟦m E9 title|مستشارين⟧⟧⟧.'],
      ['paragraph', 'ولم يذكر البيان عدد المتدربين.'],
    ],
    statements: { s1: ['E2', 'أعلن', 'say', 'communique', [MINISTRY, AGENCY]] },
    events: { v1: ['CONSULT', 'visit', 'H1', null], v2: ['AGREE', 'pledge', 'H2', 's1'] },
  },
  {
    id: 'a5', outlet: OUTLETS.a, published: day('2023-03-14', 'printed', 'تاريخ مطبوع مع اسم المراسل'),
    blocks: [
      ['headline', 'من المطار إلى القصر: يوم ⟦m E1 partial|الزنبقي⟧ في ⟦m E3|بندر ناردين⟧'],
      ['byline', 'كتبت: مراسلة الصدى في بندر ناردين'],
      ['caption', 'الزنبقي لحظة وصوله إلى مطار بندر ناردين، الثلاثاء 14 مارس 2023 (عدسة الصدى)'],
      ['paragraph', 'شاهدت مراسلة الصدى ⟦f F5|⟦f F1|⟦v v1|وصول⟧ الوزير ⟦m E1|ياقوت الزنبقي⟧ إلى مطار ⟦m E3|بندر ناردين⟧⟧ عند العاشرة صباحا على متن طائرة عسكرية⟧.'],
      ['paragraph', '⟦c s1|وقال⟧ وكيل وزارة الدفاع ⟦m E12|نعمان برهمية⟧ للصدى إن ⟦s s1|⟦f F3|عدد المتدربين ⟦q 60|60⟧ في الدفعة الأولى⟧⟧.'],
    ],
    statements: { s1: ['E12', 'قال', 'say', 'interview', ['نعمان برهمية']] },
    events: { v1: ['CONSULT', 'visit', 'H1', null] },
  },
  {
    id: 'b1', outlet: OUTLETS.b, published: day('2023-03-21', 'metadata', 'وسم datePublished في بيانات الصفحة'),
    blocks: [
      ['headline', 'قتلى وجرحى في قصف ⟦m E10|ميناء الفيروز⟧'],
      ['paragraph', '⟦c s1|قال⟧ ⟦m E11|الهلال الطبي⟧ إن ⟦s s1|⟦f G1|⟦q 7|سبعة⟧ أشخاص ⟦v v1|قتلوا⟧ وأصيب ⟦q 12|12⟧ آخرون في قصف مدفعي طال ⟦m E10|ميناء الفيروز⟧⟧ ⟦t 2023-03-20|مساء أمس الاثنين⟧⟧.'],
      ['paragraph', '⟦c s2|واتهمت⟧ ⟦m E4|حكومة التوافق⟧ ⟦s s2|⟦f G2|⟦m E6|قوات الجبل⟧ ⟦l E6 delegitimising s2|المتمردة⟧ بالوقوف وراء ⟦v v2|القصف⟧⟧⟧.'],
    ],
    statements: { s1: ['E11', 'قال', 'say', 'communique', ['الهلال الطبي']], s2: ['E4', 'اتهم', 'accuse', 'communique', ['حكومة التوافق']] },
    events: { v1: ['ASSAULT', 'shelling', 'H4', null], v2: ['ASSAULT', 'shelling', 'H4', 's2'] },
  },
  {
    id: 'b2', outlet: OUTLETS.d, published: day('2023-03-21', 'printed', 'تاريخ مطبوع'),
    blocks: [
      ['headline', '⟦m E6|قوات الجبل⟧ تنفي صلتها بقصف الميناء'],
      ['paragraph', '⟦c s1|نفت⟧ ⟦m E6|قوات الجبل⟧ ⟦s s1|⟦f G2|صلتها ⟦v v1|بقصف⟧ ⟦m E10|ميناء الفيروز⟧⟧ الذي ⟦f G1|أوقع ⟦q 3|ثلاثة⟧ قتلى⟧⟧، ⟦c s2|مؤكدة⟧ أن ⟦s s2|مدافع ⟦m E4|حكومة التوافق⟧ ⟦l E4 delegitimising s2|المزعومة⟧ هي التي أطلقت النار⟧.'],
    ],
    statements: { s1: ['E6', 'نفى', 'deny', 'communique', ['قوات الجبل']], s2: ['E6', 'أكد', 'accuse', 'communique', ['قوات الجبل']] },
    events: { v1: ['ASSAULT', 'shelling', 'H4', null] },
  },
  {
    id: 'b3', outlet: OUTLETS.f, published: { start: '2023-03-21', end: null, basis: 'cross', evidence: [{ says: 'تروي القصف الذي أرّخته «ناردين الآن»، فلا تسبقه', article: 'b1', span: [0, 20] }] },
    blocks: [
      ['headline', 'سبعة قتلى في ⟦m E10|ميناء الفيروز⟧'],
      ['paragraph', '⟦f G1|⟦v v1|قتل⟧ ⟦q 7|سبعة⟧ أشخاص وأصيب اثنا عشر في قصف ⟦m E10|ميناء الفيروز⟧⟧.'],
    ],
    events: { v1: ['ASSAULT', 'shelling', 'H4', null] },
  },
  {
    id: 'c1', outlet: OUTLETS.e, published: day('2023-02-02', 'printed', 'تاريخ مطبوع'),
    blocks: [
      ['headline', '⟦m E1 partial|الزنبقي⟧ يزور ⟦m E3|بندر ناردين⟧ للمرة الأولى'],
      ['paragraph', '⟦f K1|⟦v v1|زار⟧ وزير الدفاع الصافي ⟦m E1|ياقوت الزنبقي⟧ ⟦m E3|بندر ناردين⟧ ⟦t 2023-02-01|أمس الأربعاء⟧⟧ وبحث مع ⟦m E5|سليم الرشداني⟧ ⟦v v2|التعاون⟧ الدفاعي.'],
    ],
    events: { v1: ['CONSULT', 'visit', 'H5', null], v2: ['COOPERATE', 'military', 'H8', null] },
  },
  {
    id: 'c2', outlet: null, published: null,
    blocks: [
      ['headline', 'تبادل أسرى في ⟦m E14|ناردين⟧'],
      ['paragraph', '⟦f L1|⟦v v1|تبادل⟧ الطرفان عشرات ⟦m E13 title|الأسرى⟧⟧ ⟦t -P1W|الأسبوع الماضي⟧ بوساطة ⟦m E11|الهلال الطبي⟧، ⟦c s1|بحسب⟧ ⟦m E11|الهلال الطبي⟧.'],
    ],
    statements: { s1: ['E11', 'بحسب', 'say', 'report', ['الهلال الطبي']] },
    events: { v1: ['RETREAT', 'release', 'H6', null] },
  },
];

/** Title, type, mode, time, place, participants, origins by article, voices, outlets without a source. */
const HAPPENINGS: readonly (readonly [
  id: string, type: EventType, mode: string | null, title: string, time: [string, string] | null, place: string | null,
  participants: string, origins: Record<string, string[]>, unattributed: string[],
])[] = [
  ['H1', 'CONSULT', 'visit', 'وصل وزير الدفاع الصافي ياقوت الزنبقي إلى بندر ناردين', ['2023-03-14', '2023-03-14'], 'E3', 'E1:actor E4:recipient E5:also', { [MINISTRY]: ['a1', 'a2', 'a3', 'a4'], [OUTLETS.a]: ['a5'] }, []],
  ['H2', 'AGREE', 'pledge', 'اتفاق على إيفاد مستشارين عسكريين لتدريب حرس السواحل', ['2023-03-14', '2023-03-14'], 'E3', 'E8:actor E4:actor E9:also', { [MINISTRY]: ['a1', 'a2', 'a3', 'a4'] }, []],
  ['H3', 'ACCUSE', 'disapprove', 'دان قائد قوات الجبل الزيارة', ['2023-03-15', '2023-03-15'], null, 'E7:actor E8:recipient', { 'قاسم الدهماني': ['a3'] }, []],
  ['H4', 'ASSAULT', 'shelling', 'قتلى وجرحى في قصف ميناء الفيروز', ['2023-03-20', '2023-03-20'], 'E10', 'E6:actor', { 'الهلال الطبي': ['b1'], 'حكومة التوافق': ['b1'], 'قوات الجبل': ['b2'] }, [OUTLETS.f]],
  ['H5', 'CONSULT', 'visit', 'زار وزير الدفاع الصافي بندر ناردين للمرة الأولى', ['2023-02-01', '2023-02-01'], 'E3', 'E1:actor E5:recipient', {}, [OUTLETS.e]],
  ['H6', 'RETREAT', 'release', 'تبادل أسرى في ناردين', null, 'E14', 'E13:recipient E11:also', { 'الهلال الطبي': ['c2'] }, []],
  ['H8', 'COOPERATE', 'military', 'التعاون الدفاعي', null, null, 'E8:actor E4:actor', {}, [OUTLETS.e]],
];

/** Gist, happening, verdict, voices, values by article, articles that lack it. */
const FACTS: readonly (readonly [id: string, happening: string, gist: string, verdict: Verdict, voices: number, values: Record<string, string[]>, absent: string[]])[] = [
  ['F1', 'H1', 'وصل ياقوت الزنبقي إلى بندر ناردين', 'corroborated', 2, {}, []],
  ['F2', 'H1', 'اتفق الجانبان على إيفاد مستشارين عسكريين', 'one-voice', 1, {}, ['a5']],
  ['F3', 'H1', 'عدد المتدربين', 'conflict', 2, { 48: ['a1', 'a2'], 60: ['a3', 'a5'] }, ['a4']],
  ['F4', 'H1', 'مناورة بحرية مشتركة في حزيران/يونيو', 'single', 1, {}, ['a2', 'a3', 'a4', 'a5']],
  ['F5', 'H1', 'وصل على متن طائرة عسكرية عند العاشرة صباحا', 'single', 1, {}, ['a1', 'a2', 'a3', 'a4']],
  ['F7', 'H3', 'صافيا تدفع البلاد إلى حرب', 'single', 1, {}, []],
  ['G1', 'H4', 'عدد القتلى في القصف', 'conflict', 2, { 7: ['b1', 'b3'], 3: ['b2'] }, []],
  ['G2', 'H4', 'صلة قوات الجبل بالقصف', 'conflict', 2, { نعم: ['b1'], لا: ['b2'] }, ['b3']],
  ['K1', 'H5', 'زار الزنبقي بندر ناردين', 'single', 0, {}, []],
  ['L1', 'H6', 'تبادل عشرات الأسرى', 'single', 1, {}, []],
];

interface Built {
  readonly record: ArticleRecord;
  readonly marks: readonly Mark[];
  readonly written: Written;
}

const longId = (id: string): string => `sha256:${id.padEnd(64, '0').replace(/[^0-9a-f]/g, 'f')}`;
const local = (id: string): string => id.toLowerCase();

function build(written: Written): Built {
  let text = '';
  const marks: Mark[] = [];
  const blocks = written.blocks.map(([role, marked]) => {
    if (text !== '') text += '\n\n';
    const read = readMarkedText(marked, text.length);
    const span: Span = [text.length, text.length + read.text.length];
    text += read.text;
    marks.push(...read.marks);
    return { role, span, because: { rule: 'block-by-shape', says: `كتلة من نوع ${role}` } };
  });
  const published = written.published === null ? null : { ...written.published, evidence: written.published.evidence.map((one) => (one.article === undefined ? one : { ...one, article: longId(one.article) })) };
  const layers = { text, marks, written };
  const record: ArticleRecord = {
    format: 'isnad.article/1', id: longId(written.id), uri: `https://example.test/${written.id}.html`, lang: 'ar', text, outlet: written.outlet,
    via: written.via ?? [], headline: text.slice(...(blocks.find((block) => block.role === 'headline')?.span ?? [0, 0])), dateline: null, byline: null,
    blocks, published, quantities: quantitiesOf(layers), ...peopleOf(layers), ...wordsOf(layers), notes: [],
  };
  return { record, marks, written };
}

interface Layers {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly written: Written;
}

function peopleOf({ text, marks }: Layers): Pick<ArticleRecord, 'entities' | 'mentions' | 'times'> {
  const mentions = marks.filter((mark) => mark.tag === 'm');
  const used = new Set(mentions.map((mark) => mark.args[0]!));
  const entities = ENTITIES.filter(([id]) => used.has(id)).map(([id, type, name, latin]): Entity => ({ id: local(id), type, name, latin, aliases: [], kb: null }));
  return {
    entities,
    mentions: mentions.map(({ args, span }) => ({
      span, entity: local(args[0]!), form: (args[1] ?? 'name') as 'name', role: text.slice(0, span[0]).endsWith('وزير الدفاع الصافي ') ? 'وزير الدفاع الصافي' : null,
      because: { rule: 'title-before-name', says: `«${text.slice(...span)}» يلي لقبا`, from: [{ rule: 'given-name', says: 'اسم علم في المعجم' }] },
    })),
    times: marks.filter((mark) => mark.tag === 't').map(({ args, span }) => {
      const value = args[0]!.startsWith('-') ? null : args[0]!;
      return { span, value, end: null, rel: value === null ? args[0]! : null, grain: value?.length === 7 ? 'month' : 'day', because: { rule: 'weekday-of-the-news', says: 'يوم الأسبوع الأقرب إلى تاريخ النشر' } };
    }),
  };
}

function quantitiesOf({ marks }: Layers): ArticleRecord['quantities'] {
  return marks.filter((mark) => mark.tag === 'q').map(({ args, span }) => ({ span, value: Number(args[0]), unit: 'متدرب', of: null }));
}

function wordsOf({ marks, written }: Layers): Pick<ArticleRecord, 'statements' | 'events' | 'labels'> {
  const spanOf = (tag: string, id: string) => marks.find((mark) => mark.tag === tag && mark.args[0] === id)?.span ?? ([0, 0] as const);
  const statements = Object.entries(written.statements ?? {}).map(([id, [speaker, lemma, force, channel]]): Statement => ({
    id, speaker: local(speaker), cue: { span: spanOf('c', id), lemma, force }, content: spanOf('s', id), mode: 'indirect', channel, chain: chainOf(written, id),
    because: { rule: 'cue-speaker-content', says: `«${lemma}» فعل نقل يليه القائل` },
  }));
  const events = Object.entries(written.events ?? {}).map(([id, [type, mode, happening, within]]): Event => {
    const [, , , , time, place, participants] = HAPPENINGS.find((one) => one[0] === happening)!;
    return {
      id, type, mode, triggers: marks.filter((mark) => mark.tag === 'v' && mark.args[0] === id).map((mark) => mark.span), participants: participantsOf(participants, local),
      place: place === null ? null : local(place), time: time === null ? null : { start: time[0], end: time[1] }, status: 'happened', within, context: ['diplomatic'],
      because: { rule: 'verb-with-actor', says: 'فعل في معجم الأحداث له فاعل مسمى' },
    };
  });
  const labels = marks.filter((mark) => mark.tag === 'l').map(({ args, span }) => ({
    span, target: local(args[0]!), polarity: args[1] as Polarity, voice: args[2] ?? null, distanced: false, because: { rule: 'loaded-word', says: 'لفظ في معجم الأوصاف' },
  }));
  return { statements, events, labels };
}

function chainOf(written: Written, statement: string | null): Link[] {
  const given = statement === null ? undefined : written.statements?.[statement];
  const first = given?.[4].map((by, at): Link => ({ by, how: at === 0 ? given[3] : 'report', entity: at === 0 ? local(given[0]) : null })) ?? [];
  return [...first, { by: written.outlet, how: 'report' }];
}

function participantsOf(list: string, name: (id: string) => string): Participant[] {
  return list.split(' ').map((one) => {
    const [entity = '', side] = one.split(':');
    return { entity: name(entity), side: side as Participant['side'] };
  });
}

const built = WRITTEN.map(build);
const outletOf = (id: string): string | null => WRITTEN.find((one) => one.id === id)?.outlet ?? null;

/** The statement whose content holds the span, else the first-hand report, else the outlet alone. */
function chainAt({ record, marks, written }: Built, span: Span): Link[] {
  const holder = marks.find((mark) => mark.tag === 's' && mark.span[0] <= span[0] && span[1] <= mark.span[1]);
  if (holder !== undefined) return chainOf(written, holder.args[0]!);
  if (written.via !== undefined || record.outlet === OUTLETS.c) return chainOf(written, 's1');
  return [{ by: record.outlet, how: 'report' }];
}

function buildFact([id, happening, gist, verdict, voices, values, absent]: (typeof FACTS)[number]): Fact {
  const carried = built.flatMap((one) => one.marks.filter((mark) => mark.tag === 'f' && mark.args[0] === id).map(({ span }) => ({ article: one.record.id, span, chain: chainAt(one, span) })));
  const origins = [...new Set(carried.map((one) => one.chain[0]?.by).filter((by): by is string => by !== null && by !== undefined))];
  return {
    id, happening, gist, carried, absent: absent.map(longId), origins, voices, unattributed: [], verdict,
    values: Object.entries(values).map(([value, articles]) => ({ value, articles: articles.map(longId) })),
    because: [{ rule: 'same-predicate', says: 'المشاركون أنفسهم والفعل نفسه في الجملتين' }],
  };
}

function buildHappening([id, type, mode, title, time, place, participants, origins, unattributed]: (typeof HAPPENINGS)[number]): Happening {
  const reports = built.flatMap(({ record, written }) => Object.entries(written.events ?? {}).filter(([, event]) => event[2] === id).map(([event]) => ({ article: record.id, event })));
  return {
    id, type, mode, title, time: time === null ? null : { start: time[0], end: time[1] }, place, participants: participantsOf(participants, (one) => one), status: 'happened', reports,
    origins: Object.entries(origins).map(([by, articles]) => ({ by, articles: articles.map(longId), entity: ENTITIES.find((one) => one[2] === by)?.[0] ?? null })),
    voices: Object.keys(origins).length, unattributed, marginal: id === 'H8',
    because: [{ rule: 'same-day-place-actor', says: 'اليوم والمكان والفاعل متفقة', from: [{ rule: 'shared-passage', says: 'فقرة مشتركة بنسبة 0.94' }] }],
  };
}

function buildEntity([id, type, name, latin]: (typeof ENTITIES)[number]): DossierEntity {
  const spellings = new Map<string, { count: number; articles: Set<string> }>();
  const members: EntityMember[] = [];
  for (const { record, marks } of built) {
    const here = marks.filter((mark) => mark.tag === 'm' && mark.args[0] === id);
    if (here.length > 0) members.push({ article: record.id, entity: local(id), ...sharesOf(record).get(local(id)) });
    for (const { span } of here) {
      const text = record.text.slice(...span);
      const known = spellings.get(text) ?? { count: 0, articles: new Set<string>() };
      known.count += 1;
      known.articles.add(record.id);
      spellings.set(text, known);
    }
  }
  const names = [...spellings].map(([text, { count, articles }]) => ({ text, count, articles: [...articles] }));
  return { id, type, name, latin, names, members, because: [{ rule: 'same-name', says: 'الاسم الكامل نفسه' }] };
}

function buildFraming(): Framing[] {
  return built.flatMap(({ record, marks, written }) =>
    marks.filter((mark) => mark.tag === 'l').map(({ args, span }): Framing => {
      const speaker = args[2] === undefined ? null : (ENTITIES.find((one) => one[0] === written.statements?.[args[2]!]?.[0])?.[2] ?? null);
      const label = { text: record.text.slice(...span), count: 1, polarity: args[1] as Polarity, voice: speaker, spans: [{ article: record.id, span }] };
      return { entity: args[0]!, outlet: record.outlet, labels: [label] };
    }),
  );
}

function buildReuse(id: string, overlap: number): Reuse {
  const [a, b] = built.flatMap((one) => one.marks.filter((mark) => mark.tag === 'r' && mark.args[0] === id).map(({ span }) => ({ article: one.record.id, span })));
  return { a: a!, b: b!, overlap, origin: MINISTRY, because: { rule: 'aligned-words', says: 'كلمات متوالية مشتركة' } };
}

/** The records of the affair, by the short ids `a1`…`c2` behind their long ones. */
export const affairRecords: readonly ArticleRecord[] = built.map((one) => one.record);

export const affairDossier: Dossier = {
  format: 'isnad.dossier/1',
  articles: affairRecords.map(({ id, uri, outlet, via, headline, published }): DossierArticle => ({ id, uri, outlet, via, headline, published })),
  entities: ENTITIES.map(buildEntity),
  stories: [
    { id: 'S1', title: 'المحادثات الدفاعية بين صافيا وناردين', happenings: ['H1', 'H2', 'H3', 'H5', 'H8'] },
    { id: 'S2', title: 'قصف ميناء الفيروز', happenings: ['H4', 'H6'] },
  ],
  happenings: HAPPENINGS.map(buildHappening),
  facts: FACTS.map(buildFact),
  reuse: [buildReuse('R1', 0.94), buildReuse('R2', 0.81)],
  framing: buildFraming(),
};

export { longId as affairId, outletOf };
