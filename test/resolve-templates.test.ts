import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EventType } from '../src/model/event.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { isRefusal } from '../src/work/stages.ts';

const stages = loadStages();

/** An invented page: which of the twins it tells, its outlet and day, headline and text. */
type Page = readonly [twin: string, outlet: string, day: string, headline: string, text: string];

/** The pages of each happening of a type that their first sentences tell, as the product joins them. */
function joined(type: EventType, pages: readonly Page[]): string[] {
  const records = pages.flatMap(([twin, outlet, day, headline, text], i) => {
    const bytes = new TextEncoder().encode(`${headline}\n\n${text}`);
    const id = `sha256:${createHash('sha256').update(`${twin} ${i}`).digest('hex')}`;
    const outcome = stages.readOne({ id, bytes, uri: `${i}.txt`, mediaType: 'text/plain', charset: 'utf-8', fetchedAt: null, carrier: { content: text, title: headline, published: day, outlet, url: `https://example.org/${i}`, row: String(i) } });
    if (isRefusal(outcome)) throw new Error(outcome.says);
    return [outcome];
  });
  const twinOf = new Map(records.map(({ id }, i) => [id, pages[i]![0]]));
  const leading = new Map(records.map(({ id, events }) => [id, events.filter((event) => event.type === type && !event.marginal).sort((a, b) => a.triggers[0]![0] - b.triggers[0]![0])[0]?.id]));
  const { happenings } = stages.compare(records);
  const told = happenings.map(({ reports }) => reports.filter(({ article, event }) => leading.get(article) === event).map(({ article }) => twinOf.get(article)!).sort().join(' '));
  return told.filter((twins) => twins !== '').sort();
}

describe('news that comes again in the same sentences', () => {
  test('a ruler receives another guest every other day', () => {
    const audience = (guest: string): string =>
      `استقبل حاكم إقليم المرجان الشيخ راشد بن سالم النوري في قصر الميناء اليوم ${guest}. وجرى خلال الاستقبال بحث العلاقات الثنائية وسبل تعزيزها في مختلف المجالات. وحضر الاستقبال رئيس الديوان طلال بن ناصر الهاشمي.`;
    expect(joined('CONSULT', [
      ['farmer', 'صحيفة المرفأ', '2023-05-02', 'حاكم المرجان يستقبل وزير الزراعة', audience('وزير الزراعة هيثم الكيلاني')],
      ['farmer', 'موقع الشراع', '2023-05-02', 'الشيخ راشد النوري يستقبل هيثم الكيلاني', audience('وزير الزراعة الدكتور هيثم الكيلاني والوفد المرافق له')],
      ['carrier', 'صحيفة المرفأ', '2023-05-04', 'حاكم المرجان يستقبل وزير النقل', audience('وزير النقل باسل الحموي')],
      ['carrier', 'موقع الشراع', '2023-05-04', 'الشيخ راشد النوري يستقبل باسل الحموي', audience('وزير النقل المهندس باسل الحموي والوفد المرافق له')],
      ['envoy', 'صحيفة المرفأ', '2023-05-04', 'حاكم المرجان يستقبل سفير المغرب', audience('سفير المغرب لدى الإقليم عادل الوزاني')],
    ])).toEqual(['carrier carrier', 'envoy', 'farmer farmer']);
  });

  test('aircraft strike the same hills every night', () => {
    const raid = (raids: string, dead: string): string =>
      `شنت طائرات التحالف الليلة الماضية ${raids} على مواقع تنظيم داعش قرب مدينة الرقة. وأسفرت الغارات عن مقتل ${dead} من عناصر التنظيم وتدمير مخزن للذخيرة، بحسب ما أفاد المرصد السوري لحقوق الإنسان.`;
    expect(joined('ASSAULT', [
      ['first', 'صحيفة المرفأ', '2016-05-02', 'غارات للتحالف قرب الرقة', raid('سبع غارات', 'خمسة')],
      ['first', 'موقع الشراع', '2016-05-02', 'طائرات التحالف تقصف مواقع داعش قرب الرقة', raid('سبع غارات جوية', 'خمسة')],
      ['second', 'صحيفة المرفأ', '2016-05-05', 'غارات للتحالف قرب الرقة', raid('تسع غارات', 'ثمانية')],
      ['second', 'موقع الشراع', '2016-05-05', 'طائرات التحالف تقصف مواقع داعش قرب الرقة', raid('تسع غارات جوية', 'ثمانية')],
    ])).toEqual(['first first', 'second second']);
  });

  test('aid comes by one plane after the other', () => {
    const flight = (which: string, tons: string): string =>
      `وصلت اليوم ${which} إلى مطار عدن الدولي، تحمل على متنها ${tons} من المواد الغذائية والطبية المقدمة من الهلال الأحمر. وقال مدير المطار طارق العولقي إن المساعدات ستوزع على المتضررين.`;
    expect(joined('AID', [
      ['first', 'صحيفة المرفأ', '2016-05-02', 'وصول طائرة مساعدات إلى عدن', flight('أول طائرة إغاثة', 'أطنانا')],
      ['first', 'موقع الشراع', '2016-05-02', 'طائرة إغاثة تصل إلى عدن', flight('طائرة الإغاثة الأولى', 'أطنانا')],
      ['second', 'صحيفة المرفأ', '2016-05-03', 'وصول طائرة مساعدات أخرى إلى عدن', flight('ثاني طائرة إغاثة', 'أطنانا')],
      ['second', 'موقع الشراع', '2016-05-03', 'طائرة إغاثة أخرى تصل إلى عدن', flight('طائرة الإغاثة الثانية', 'أطنانا')],
    ])).toEqual(['first first', 'second second']);
  });

  test('each outlet asks its own spokesman of a bomb; another bomb is another', () => {
    const bomb = (town: string, says: string, dead: string): string =>
      `قتل ${dead} وأصيب آخرون اليوم في انفجار عبوة ناسفة استهدفت دورية للشرطة في ${town}. ${says} إن العبوة زرعت على جانب الطريق وانفجرت عند مرور الدورية.`;
    expect(joined('ASSAULT', [
      ['kirkuk', 'صحيفة المرفأ', '2016-05-02', 'مقتل شرطيين في انفجار بكركوك', bomb('كركوك', 'وقال قائد الشرطة العميد سرحد قادر الجاف', 'شرطيان')],
      ['kirkuk', 'موقع الشراع', '2016-05-02', 'انفجار عبوة يقتل شرطيين في كركوك', bomb('مدينة كركوك', 'وأوضح مدير الصحة الدكتور صباح أمين الداودي', 'شرطيان اثنان')],
      ['mosul', 'صحيفة المرفأ', '2016-05-02', 'مقتل خمسة في انفجار بالموصل', bomb('الموصل', 'وقال المتحدث العقيد نزار فهد الحمداني', 'خمسة أشخاص')],
    ])).toEqual(['kirkuk kirkuk', 'mosul']);
  });

  test('a president congratulates two neighbours, and so does his prime minister', () => {
    const cable = (from: string, to: string): string =>
      `بعث ${from} برقية تهنئة إلى ${to} بمناسبة ذكرى استقلال بلاده. وأعرب باسمه واسم الشعب التونسي عن أصدق التهاني، متمنيا له موفور الصحة ولشعبه الشقيق التقدم والازدهار.`;
    const president = 'الرئيس التونسي منذر الشابي';
    const deputy = 'رئيس الوزراء التونسي سليم بوعزيز';
    expect(joined('SUPPORT', [
      ['morocco', 'صحيفة المرفأ', '2023-05-02', 'الرئيس التونسي يهنئ العاهل المغربي', cable(president, 'الملك محمد السادس عاهل المغرب')],
      ['morocco', 'موقع الشراع', '2023-05-02', 'منذر الشابي يهنئ محمد السادس', cable(president, 'العاهل المغربي الملك محمد السادس')],
      ['niger', 'صحيفة المرفأ', '2023-05-02', 'الرئيس التونسي يهنئ رئيس النيجر', cable(president, 'رئيس النيجر إدريس كوني')],
      ['deputy', 'صحيفة المرفأ', '2023-05-02', 'رئيس الوزراء يهنئ العاهل المغربي', cable(deputy, 'الملك محمد السادس عاهل المغرب')],
    ])).toEqual(['deputy', 'morocco morocco', 'niger']);
  });

  test('one minister telephones three colleagues on one day', () => {
    const call = (other: string): string =>
      `أجرى وزير الخارجية الأردني سامر الحوراني اليوم اتصالا هاتفيا مع ${other}. وبحث الوزيران خلال الاتصال العلاقات الثنائية وآخر المستجدات الإقليمية والدولية ذات الاهتمام المشترك.`;
    expect(joined('CONSULT', [
      ['italy', 'صحيفة المرفأ', '2023-05-02', 'الحوراني يبحث مع نظيره الإيطالي المستجدات', call('وزير الخارجية الإيطالي ماركو بيانكي')],
      ['italy', 'موقع الشراع', '2023-05-02', 'اتصال هاتفي بين الحوراني وبيانكي', call('نظيره الإيطالي ماركو بيانكي')],
      ['spain', 'صحيفة المرفأ', '2023-05-02', 'الحوراني يبحث مع نظيره الإسباني المستجدات', call('وزير الخارجية الإسباني كارلوس مورينو')],
      ['oman', 'موقع الشراع', '2023-05-02', 'اتصال هاتفي بين الحوراني والبوسعيدي', call('وزير الخارجية العماني فيصل البوسعيدي')],
    ])).toEqual(['italy italy', 'oman', 'spain']);
  });

  test('the cabinet meets every week', () => {
    const session = (subject: string): string =>
      `ترأس رئيس الوزراء العراقي نبيل الجنابي اليوم اجتماعا لمجلس الوزراء في بغداد. وبحث المجلس ${subject} واتخذ القرارات اللازمة بشأنها. وأكد الجنابي في مستهل الاجتماع حرص الحكومة على خدمة المواطنين في جميع المحافظات.`;
    expect(joined('CONSULT', [
      ['third', 'صحيفة المرفأ', '2023-05-03', 'الجنابي يترأس اجتماعا لمجلس الوزراء', session('مشاريع الطرق')],
      ['third', 'موقع الشراع', '2023-05-03', 'مجلس الوزراء العراقي يبحث مشاريع الطرق', session('مشاريع الطرق')],
      ['tenth', 'صحيفة المرفأ', '2023-05-10', 'الجنابي يترأس اجتماعا لمجلس الوزراء', session('مشاريع المياه')],
      ['tenth', 'موقع الشراع', '2023-05-10', 'مجلس الوزراء العراقي يبحث مشاريع المياه', session('مشاريع المياه')],
    ])).toEqual(['tenth tenth', 'third third']);
  });

  test('a governor receives one party after the other on a morning, and of one of them nobody has a name', () => {
    const reception = (guests: string): string =>
      `استقبل الأمير سالم بن ناصر أمير منطقة المرجان في مكتبه بقصر الحكم اليوم ${guests} للسلام عليه وتهنئته بالعيد. وبادلهم التهنئة بهذه المناسبة، سائلا الله أن يعيدها على الجميع بالخير والبركات.`;
    expect(joined('CONSULT', [
      ['staff', 'صحيفة المرفأ', '2023-05-02', 'أمير المرجان يستقبل المهنئين', reception('وكلاء الإمارة المساعدين الذين قدموا')],
      ['staff', 'موقع الشراع', '2023-05-02', 'الأمير سالم يستقبل وكلاء الإمارة', reception('وكلاء الإمارة المساعدين ومديري الإدارات الذين قدموا')],
      ['judges', 'صحيفة المرفأ', '2023-05-02', 'أمير المرجان يستقبل القاضيين', reception('كلا من زياد الشمري، وسليم الحداد اللذين قدما')],
      ['judges', 'موقع الشراع', '2023-05-02', 'الأمير سالم يستقبل الشمري والحداد', reception('كلا من زياد الشمري، وسليم الحداد اللذين قدما')],
    ])).toEqual(['judges judges', 'staff staff']);
  });

  test('a president arrives in one town and goes on to another', () => {
    const arrival = 'وصل الرئيس نديم الكواكبي رئيس جمهورية الشيشان إلى جدة اليوم لأداء مناسك العمرة. وكان في استقباله في المطار وكيل الإمارة فهد الحارثي.';
    const onward = 'زار الرئيس نديم الكواكبي رئيس جمهورية الشيشان اليوم المسجد النبوي بالمدينة المنورة، وأدى الصلاة فيه. ورافقه عدد من منسوبي وكالة الرئاسة لشؤون المسجد.';
    expect(joined('CONSULT', [
      ['arrival', 'صحيفة المرفأ', '2023-05-02', 'رئيس الشيشان يصل جدة', arrival],
      ['arrival', 'موقع الشراع', '2023-05-02', 'الكواكبي في جدة', arrival],
      ['onward', 'صحيفة المرفأ', '2023-05-02', 'رئيس الشيشان يزور المسجد النبوي', onward],
    ])).toEqual(['arrival arrival', 'onward']);
  });

  test('an evening arrival in the capital and the first day in the country are one visit; the next country is another', () => {
    expect(joined('CONSULT', [
      ['kenya', 'صحيفة المرفأ', '2016-05-03', 'الرئيس إلياس المهدي يصل إلى كينيا', 'وصل الرئيس إلياس المهدي مساء أمس الاثنين إلى نيروبي في زيارة رسمية تستمر يومين. وكان في استقباله بالمطار وزير الخارجية سمير العطار.'],
      ['kenya', 'موقع الشراع', '2016-05-03', 'الرئيس المهدي في زيارة إلى كينيا', 'بدأ الرئيس إلياس المهدي اليوم الثلاثاء زيارة إلى كينيا. وقال المهدي إن بلاده تريد أن تزيد استثماراتها هناك في العام المقبل.'],
      ['uganda', 'وكالة الأفق', '2016-05-06', 'الرئيس المهدي يصل إلى أوغندا', 'وصل الرئيس إلياس المهدي اليوم الجمعة إلى كمبالا في زيارة رسمية إلى أوغندا. ووقع هناك اتفاقا للتعاون في مجال الزراعة.'],
    ])).toEqual(['kenya kenya', 'uganda']);
  });

  test('what two states sign is not what three agree on that week', () => {
    expect(joined('AGREE', [
      ['two', 'صحيفة المرفأ', '2016-05-03', 'تونس والجزائر توقعان اتفاقا للربط الكهربائي', 'وقعت تونس والجزائر أمس الاثنين اتفاقا للربط الكهربائي بين البلدين. وينص الاتفاق على مد خط جديد عبر الحدود.'],
      ['three', 'صحيفة المرفأ', '2016-05-04', 'اتفاق بين تونس والجزائر وليبيا على الربط الكهربائي', 'وقعت تونس والجزائر وليبيا أمس الثلاثاء اتفاقا للربط الكهربائي بين البلدان الثلاثة. وينص الاتفاق على دراسة مشتركة.'],
      ['three', 'موقع الشراع', '2016-05-04', 'ليبيا وتونس والجزائر توقع اتفاقا للربط الكهربائي', 'وقعت ليبيا وتونس والجزائر أمس الثلاثاء في طرابلس اتفاقا للربط الكهربائي. وستعد الدول الثلاث دراسة مشتركة قبل نهاية العام.'],
    ])).toEqual(['three three', 'two']);
  });

  test('who visits somebody in his office was received by him', () => {
    expect(joined('CONSULT', [
      ['visit', 'صحيفة المرفأ', '2023-05-02', 'رئيس المحكمة يزور المفتي', 'زار رئيس المحكمة العليا الشيخ زياد الشمري اليوم المفتي الشيخ سليم الحداد في مكتبه بدار الإفتاء، وهنأه بحلول شهر رمضان المبارك.'],
      ['visit', 'موقع الشراع', '2023-05-02', 'المفتي يستقبل رئيس المحكمة', 'استقبل المفتي الشيخ سليم الحداد في مكتبه بدار الإفتاء اليوم رئيس المحكمة العليا الشيخ زياد الشمري، الذي هنأه بحلول شهر رمضان المبارك.'],
    ])).toEqual(['visit visit']);
  });
});
