import { describe, expect, test } from 'vitest';
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { ArticleRecord } from '../src/model/record.ts';

/** One invented passage; its labels as «wording → target (polarity, own|said[, distanced])», in order of the text. */
interface LabelCase {
  readonly about: string;
  readonly text: string;
  readonly labels: readonly string[];
}

const CASES: readonly LabelCase[] = [
  { about: 'militias of a group', text: 'هاجمت ميليشيات الحوثيين قرية في محافظة الجوف.', labels: ['ميليشيات → جماعة الحوثي (delegitimising, own)'] },
  { about: 'an adjective behind a government', text: 'زار وفد حكومة الوفاق غير الشرعية مدينة أنقرة.', labels: ['غير الشرعية → حكومة الوفاق (delegitimising, own)'] },
  { about: 'recognition', text: 'أعلنت حكومة الوفاق المعترف بها دوليا وقف إطلاق النار.', labels: ['المعترف بها دوليا → حكومة الوفاق (legitimising, own)'] },
  { about: 'a rank of a commander whose forces bear his name', text: 'قصفت قوات حفتر مطار معيتيقة. وقال المشير خليفة حفتر إن المعركة مستمرة.', labels: ['المشير → خليفة حفتر (neutral, own)'] },
  { about: 'a rank of an officer who is no side', text: 'قال اللواء سمير فرج إن الحدود آمنة.', labels: [] },
  { about: 'an officer who was killed is no side', text: 'قُتل اللواء محسن مخلوف في هجوم شنه مسلحون على ريف حمص.', labels: [] },
  { about: 'the regime and its forces', text: 'قصف النظام السوري بلدة سرمين، واعتقلت قوات النظام عشرة مدنيين.', labels: ['النظام → النظام السوري (delegitimising, own)', 'النظام → الجيش السوري (delegitimising, own)'] },
  { about: 'a system is no regime', text: 'يحتاج النظام الصحي إلى إصلاح، وتعمل الوزارة على تطوير نظام التعليم.', labels: [] },
  { about: 'occupation forces', text: 'اعتقلت قوات الاحتلال الإسرائيلي شابا في الخليل.', labels: ['الاحتلال الإسرائيلي → الجيش الإسرائيلي (delegitimising, own)'] },
  { about: 'the occupation without a name', text: 'أقيمت إسرائيل عام 1948. ويعاني السكان ويلات الاحتلال الصهيوني.', labels: ['الاحتلال الصهيوني → إسرائيل (delegitimising, own)'] },
  { about: 'an occupation of long ago', text: 'تعود القلعة إلى زمن الاحتلال العثماني.', labels: [] },
  { about: 'so-called holds a name at arm\'s length', text: 'سيطر ما يسمى تنظيم داعش على مدينة هيت.', labels: ['ما يسمى → تنظيم الدولة الإسلامية (delegitimising, own, distanced)'] },
  { about: 'terrorist behind a name in quotation marks', text: 'قاتل الجيش العراقي تنظيم "داعش" الإرهابي في الرمادي.', labels: ['الإرهابي → تنظيم الدولة الإسلامية (delegitimising, own)'] },
  { about: 'a brotherly people', text: 'أرسلت الكويت مساعدات إلى الشعب اليمني الشقيق.', labels: ['الشقيق → الشعب اليمني (legitimising, own)'] },
  { about: 'a brother who is a relative', text: 'توفي شقيق الوزير أمس.', labels: [] },
  { about: 'words of a quotation are the speaker\'s', text: 'قال وزير الإعلام اليمني معمر الإرياني: «المليشيات الحوثية تقصف المدنيين».', labels: ['المليشيات → جماعة الحوثي (delegitimising, said)'] },
  { about: 'an outlet\'s own words beside a quotation', text: 'هاجم المرتزقة الروس قاعدة الجفرة. وقال المتحدث باسم الجيش أحمد المسماري إن «القاعدة آمنة».', labels: ['المرتزقة → المرتزقة الروس (delegitimising, own)'] },
  { about: 'mercenaries in a quotation', text: 'قال رئيس المجلس الأعلى للدولة خالد المشري: «سنطرد المرتزقة الروس من بلادنا».', labels: ['المرتزقة → المرتزقة الروس (delegitimising, said)'] },
  { about: 'a deposed president', text: 'التقت قوات الرئيس المخلوع علي عبد الله صالح حلفاءها في صنعاء.', labels: ['الرئيس المخلوع → علي عبد الله صالح (delegitimising, own)'] },
  { about: 'customers are no agents', text: 'أعلن البنك تحسين خدمة العملاء في فروعه.', labels: [] },
  { about: 'champions of a game', text: 'فاز الأهلي بلقب دوري أبطال إفريقيا.', labels: [] },
  { about: 'the lawful side as a noun is no adjective of its forces', text: 'تقدمت كتائب موالية للشرعية في الضالع.', labels: [] },
  { about: 'lawfulness behind the nation of a government', text: 'عادت الحكومة السودانية إلى الخرطوم. وقاتلت قوات موالية للحكومة السودانية الشرعية في كسلا.', labels: ['الشرعية → الحكومة السودانية (legitimising, own)'] },
  { about: 'lawfulness that somebody grants', text: 'قال الوزير إن مجلس الأمن الدولي يمنح الشرعية لمن ينتهك قراراته.', labels: [] },
  { about: 'brothers in another place', text: 'أطلقت الحملة السعودية لنصرة الأشقاء في سوريا قافلة جديدة.', labels: [] },
  { about: 'a national team is not elected', text: 'تدرج اللاعب في نادي الهلال والتحق بالمنتخب.', labels: [] },
  { about: 'the army of a state that has one claims nothing', text: 'أعلنت القوات المسلحة المصرية مقتل ضابط في رفح. وقال الجيش إن العبوة زرعت على الطريق.', labels: [] },
  { about: 'nor does one that bears the name of its country', text: 'اشتبك جيش بوروندي مع مسلحين في كايانزا. وقال الجيش إن القتال انتهى.', labels: [] },
  { about: 'an army of which there are two', text: 'قصفت قوات حفتر مطار معيتيقة. وقال الجيش الليبي إن المعركة مستمرة.', labels: ['الجيش الليبي → الجيش الليبي (legitimising, own)'] },
  { about: 'an extremist body', text: 'تبنى تنظيم داعش المتطرف الهجوم على دورية للجيش العراقي.', labels: ['المتطرف → تنظيم الدولة الإسلامية (delegitimising, own)'] },
  { about: 'two adjectives of one group', text: 'زرعت العناصر الإرهابية الخسيسة عبوة قرب مدينة رفح.', labels: ['الإرهابية → العناصر الإرهابية (delegitimising, own)', 'الخسيسة → العناصر الإرهابية (delegitimising, own)'] },
  { about: 'an adjective of those who are hunted', text: 'هاجم الجيش الجماعات المتطرفة في رفح، وطاردت الشرطة العناصر الإرهابية في العريش.', labels: ['المتطرفة → الجماعات المتطرفة (delegitimising, own)', 'الإرهابية → العناصر الإرهابية (delegitimising, own)'] },
  { about: 'a neutral report has none', text: 'اجتمع وزير الخارجية المصري مع نظيره الأردني في القاهرة.', labels: [] },
];

function read(text: string): ArticleRecord {
  const blocks = [{ role: 'paragraph' as const, span: [0, text.length] as const }];
  const published = { start: '2021-03-10', end: '2021-03-10', basis: 'metadata' as const, evidence: [] };
  return analyzeArticle({ id: 'case', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks, published }, loadLanguage('ar'));
}

function show({ text, labels, entities }: ArticleRecord): string[] {
  const nameOf = (id: string | null): string => entities.find((entity) => entity.id === id)?.name ?? 'nobody';
  return labels.map(({ span, target, polarity, voice, distanced }) => `${text.slice(...span)} → ${nameOf(target)} (${polarity}, ${voice ? 'said' : 'own'}${distanced ? ', distanced' : ''})`);
}

describe('labels: invented passages through the whole analysis', () => {
  for (const { about, text, labels } of CASES) test(about, () => expect(show(read(text))).toEqual(labels));
});
