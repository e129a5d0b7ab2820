import type { Words } from './en.ts';

/** الواجهة بالعربية. المفاتيح نفسها في `en.ts`. */
export const ar: Words = {
  brand: 'إسناد',
  tagline: 'ماذا حدث، ومن يقول ذلك، وكم صوتًا مستقلًا',
  skip: 'إلى المحتوى',
  nav: { happenings: 'الوقائع', entities: 'الأسماء', outlets: 'وسائل الإعلام', labels: 'الأوصاف', articles: 'المقالات', add: 'أضف', api: 'واجهة البيانات' },
  search: {
    label: 'بحث', placeholder: 'ابحث عن اسم أو واقعة أو كلمة', hint: 'اضغط / للبحث', title: 'البحث',
    happenings: 'الوقائع', entities: 'الأسماء', passages: 'المقالات', statements: 'التصريحات', all: 'كل نتائج «{q}»', suggestions: 'النتائج أثناء الكتابة', none: 'لا نتيجة لـ«{q}».', noneHint: 'جرّب كلمات أقل؛ لا يضر اختلاف الإملاء ولا السوابق.', empty: 'اكتب اسمًا أو مكانًا أو كلمة.',
  },
  seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  settings: { language: 'English', theme: 'المظهر', light: 'فاتح', dark: 'داكن', auto: 'كالجهاز', months: 'أسماء الأشهر', menu: 'القائمة', settings: 'الإعدادات' },
  months: { 'ar-EG': 'يناير، أغسطس', 'ar-LB': 'كانون الثاني، آب', 'ar-TN': 'جانفي، أوت', 'ar-MA': 'يناير، غشت' },
  state: {
    loading: 'جارٍ التحميل…', failed: 'تعذّر التحميل', retry: 'أعد المحاولة', offline: 'الخادم لا يجيب. هل ما زال isnad يعمل؟',
    notFound: 'لا توجد صفحة بهذا العنوان', notFoundHint: 'ربما تغيّر العنوان، أو ضُمّ الشيء إلى غيره.', home: 'إلى الصفحة الأولى',
    emptyTitle: 'الأرشيف فارغ', empty: 'أضف مجلدًا من الصفحات المحفوظة بهذا الأمر، ثم أعد تحميل الصفحة:', noMatch: 'لا واقعة توافق هذه المرشحات.', clear: 'أزل المرشحات',
  },
  front: {
    title: 'الوقائع', timeLine: 'خط الزمن', list: 'القائمة', filters: 'المرشحات', undated: 'بلا تاريخ', undatedOnly: 'ما لا تاريخ له فقط', allTypes: 'كل الأنواع', more: 'اعرض المزيد', shown: '{shown} من {total}',
    zoomIn: 'قرّب', zoomOut: 'بعّد', reset: 'المدة كلها', earlier: 'أقدم', later: 'أحدث', other: 'وقائع أخرى', sort: 'الترتيب', marginal: 'مع مواضيع المحادثات والأغراض المعلنة', from: 'من', to: 'إلى',
    apply: 'طبّق', words: 'كلمات في القائمة', legendSize: 'الحجم: عدد التقارير', legendRing: 'الحلقات: الأصوات', range: 'المدة المعروضة', all: 'الكل',
    keys: 'الأسهم للتنقل، + و− للتقريب والتبعيد', reported: 'ورد الخبر في {date}', legendReported: 'يوم ورود الخبر', lesser: 'أخفِ الأمور الأقل شأنًا',
  },
  sorts: { interest: 'الأهم أولًا', newest: 'الأحدث أولًا', oldest: 'الأقدم أولًا', reports: 'الأكثر تقارير', voices: 'الأكثر أصواتًا' },
  filters: { type: 'النوع', verdict: 'الحكم', status: 'الحال', outlet: 'الوسيلة', story: 'القصة', entity: 'المشارك', place: 'المكان', time: 'الزمن', q: 'كلمات', undated: 'التاريخ', marginal: 'هامشي' },
  counts: {
    reports: { zero: 'لا تقارير', one: 'تقرير واحد', two: 'تقريران', few: '{n} تقارير', many: '{n} تقريرًا', other: '{n} تقرير' },
    voices: { zero: 'لا صوت', one: 'صوت واحد', two: 'صوتان', few: '{n} أصوات', many: '{n} صوتًا', other: '{n} صوت' },
    outlets: { zero: 'لا وسيلة', one: 'وسيلة واحدة', two: 'وسيلتان', few: '{n} وسائل', many: '{n} وسيلة', other: '{n} وسيلة' },
    articles: { zero: 'لا مقالات', one: 'مقال واحد', two: 'مقالان', few: '{n} مقالات', many: '{n} مقالًا', other: '{n} مقال' },
    happenings: { zero: 'لا وقائع', one: 'واقعة واحدة', two: 'واقعتان', few: '{n} وقائع', many: '{n} واقعة', other: '{n} واقعة' },
    stories: { zero: 'لا قصص', one: 'قصة واحدة', two: 'قصتان', few: '{n} قصص', many: '{n} قصة', other: '{n} قصة' },
    entities: { zero: 'لا أسماء', one: 'اسم واحد', two: 'اسمان', few: '{n} أسماء', many: '{n} اسمًا', other: '{n} اسم' },
    mentions: { zero: 'لا ذكر', one: 'ذكر واحد', two: 'ذكران', few: '{n} مرات', many: '{n} مرة', other: '{n} مرة' },
    facts: { zero: 'لا معلومات', one: 'معلومة واحدة', two: 'معلومتان', few: '{n} معلومات', many: '{n} معلومة', other: '{n} معلومة' },
    times: { zero: 'أبدًا', one: 'مرة', two: 'مرتين', few: '{n} مرات', many: '{n} مرة', other: '{n} مرة' },
    passages: { zero: 'لا فقرات مشتركة', one: 'فقرة مشتركة', two: 'فقرتان مشتركتان', few: '{n} فقرات مشتركة', many: '{n} فقرة مشتركة', other: '{n} فقرة مشتركة' },
    unattributed: { one: 'وسيلة لا تذكر مصدرًا', two: 'وسيلتان لا تذكران مصدرًا', few: '{n} وسائل لا تذكر مصدرًا', many: '{n} وسيلة لا تذكر مصدرًا', other: '{n} وسيلة لا تذكر مصدرًا' },
    minor: { zero: 'لا أمور أقل شأنًا', one: 'أمر واحد أقل شأنًا', two: 'أمران أقل شأنًا', few: '{n} أمور أقل شأنًا', many: '{n} أمرًا أقل شأنًا', other: '{n} أمر أقل شأنًا' },
    conflicts: { one: 'تعارض واحد', two: 'تعارضان', few: '{n} تعارضات', many: '{n} تعارضًا', other: '{n} تعارض' },
  },
  verdicts: { conflict: 'تعارض', corroborated: 'أصوات متعددة', 'one-voice': 'صوت واحد', single: 'تقرير واحد', unattributed: 'بلا مصدر مذكور', absent: 'لم تذكره' },
  verdictHints: {
    conflict: 'تعطي التقارير قيمًا لا تصح كلها معًا.',
    corroborated: 'يقوله مصدران أوّلان مستقلان أو أكثر.',
    'one-voice': 'وسائل عدة، لكنها كلها تنقل عن مصدر أول واحد.',
    single: 'لا يحمله إلا مقال واحد.',
    unattributed: 'تؤكده وسائل عدة ولا تقول أيٌّ منها كيف علمت.',
    absent: 'تروي هذه الوسيلة الواقعة ولا تذكر هذا.',
  },
  types: {
    AGREE: 'اتفاق', CONSULT: 'لقاء', SUPPORT: 'تأييد', COOPERATE: 'تعاون', AID: 'مساعدة', CONCEDE: 'تنازل', RETREAT: 'تراجع', REQUEST: 'مطالبة',
    ACCUSE: 'اتهام', REJECT: 'رفض', THREATEN: 'تهديد', PROTEST: 'احتجاج', SANCTION: 'عقوبة', MOBILIZE: 'حشد', COERCE: 'إكراه', ASSAULT: 'هجوم',
  },
  modes: {
    sign: 'توقيع', ceasefire: 'وقف إطلاق النار', pledge: 'تعهد', other: '', visit: 'زيارة', host: 'استقبال', meet: 'محادثات', call: 'اتصال', mediate: 'وساطة', military: 'عسكري', economic: 'اقتصادي',
    judicial: 'قضائي', intelligence: 'استخباري', humanitarian: 'إنساني', asylum: 'لجوء', withdraw: 'انسحاب', release: 'إفراج', resign: 'استقالة', access: 'فتح ممر', disapprove: 'انتقاد',
    allege: 'ادعاء', demonstrate: 'تظاهرة', strike: 'إضراب', riot: 'شغب', troops: 'قوات', weapons: 'سلاح', arrest: 'اعتقال', seize: 'استيلاء', restrict: 'تقييد', armed: 'اشتباك',
    bombing: 'تفجير', shelling: 'قصف مدفعي', airstrike: 'غارة جوية', killing: 'قتل', abduction: 'خطف',
  },
  statuses: { happened: 'وقع', ongoing: 'مستمر', planned: 'مقرر', hypothetical: 'مفترض', denied: 'منفي' },
  sides: { actor: 'فاعل', recipient: 'متلقٍّ', also: 'حاضر' },
  entityTypes: { person: 'شخص', organization: 'هيئة', place: 'مكان', group: 'جماعة' },
  entityTypesMany: { person: 'أشخاص', organization: 'هيئات', place: 'أماكن', group: 'جماعات' },
  forces: {
    say: 'يقول', assert: 'يؤكد', deny: 'ينفي', warn: 'يحذّر', threaten: 'يهدّد', demand: 'يطالب', promise: 'يتعهد', praise: 'يشيد', accuse: 'يتهم', claim: 'يزعم', expect: 'يتوقع',
  },
  channels: {
    communique: 'بيان', remarks: 'تصريحات', interview: 'مقابلة', 'press-conference': 'مؤتمر صحفي', post: 'منشور', report: 'تقرير', document: 'وثيقة', unknown: 'طريق غير مذكور',
  },
  polarities: { legitimising: 'يضفي شرعية', delegitimising: 'ينزع الشرعية', neutral: 'محايد' },
  roles: {
    section: 'قسم', headline: 'عنوان', deck: 'مقدمة', dateline: 'مكان الخبر', byline: 'الكاتب', date: 'تاريخ', caption: 'تعليق صورة', credit: 'حقوق الصورة', paragraph: 'فقرة', subheading: 'عنوان فرعي',
    'read-also': 'اقرأ أيضًا', related: 'مواضيع ذات صلة', comment: 'تعليق قارئ', chrome: 'من هيكل الموقع',
  },
  bases: { metadata: 'بيانات الصفحة', printed: 'تاريخ مطبوع', caption: 'صورة مؤرخة', comment: 'تعليق قارئ', text: 'ما يقوله النص', cross: 'مقالات أخرى' },
  dossier: {
    chains: 'من يقول ذلك', itself: 'الواقعة نفسها', everything: 'كل ما تحمله التقارير', singles: 'وما لا يحمله إلا مقال واحد: {facts}', fewer: 'أخفِ ما لا يحمله إلا مقال واحد', facts: 'المعلومات عند كل وسيلة', factsHint: 'الحروف مصادر أولى: الحرف نفسه صوت واحد. افتح خانة لتقرأ جملتها.', conflict: 'القيم', labels: 'بأي ألفاظ', reuse: 'النص المشترك', present: 'من حضر',
    decided: 'كيف تقرر هذا', reports: 'التقارير', siblings: 'في القصة نفسها', noSource: 'بلا مصدر مذكور', origins: 'المصادر الأولى', relays: 'الناقلون', outlets: 'وسائل الإعلام', asList: 'قائمة', asPicture: 'صورة', fact: 'المعلومة', allWordings: 'كل الصيغ',
    openArticle: 'اقرأها في المقال', close: 'أغلق', noFacts: 'لم تُفصل في هذه التقارير معلومات مفردة.', noLabels: 'لم يوجد وصف للمشاركين في هذه التقارير.', noReuse: 'لا فقرات مشتركة.',
    overlap: '{n} من الكلمات مشتركة', origin: 'المصدر الأول', story: 'القصة', when: 'متى', where: 'أين', through: 'عبر', ownVoice: 'بلفظ الوسيلة نفسها', quoted: 'نقلًا عن {who}', distanced: 'تتحفظ عليه الوسيلة', firstHand: 'من عندها',
    topOrigin: '{outlets} من {total} تنقل عن مصدر أول واحد: {by}', differs: 'الكلمات المعلّمة في أحد النصين دون الآخر', downloads: 'تنزيل', csv: 'CSV', json: 'JSON', noTitle: 'بلا عنوان', howDay: 'كيف عُرف اليوم', notCarried: '{outlets} تروي الواقعة ولا تذكر هذا', say: 'تقول', pick: 'اختر اسمًا في الصورة لتقرأ جمله.',
  },
  article: {
    layers: 'الطبقات', names: 'الأسماء', times: 'الأزمنة', statements: 'التصريحات', events: 'الأحداث', labels: 'الأوصاف', reuse: 'النص المشترك', quantities: 'الأعداد', published: 'تاريخ النشر', because: 'استنادًا إلى', evidence: 'الدليل', capture: 'النسخة المحفوظة', hash: 'SHA-256', address: 'العنوان', fetched: 'وقت الالتقاط', download: 'نزّل الأصل',
    downloadHint: 'كما التُقط بلا تغيير، ملفًا', record: 'السجل (JSON)', inspector: 'ما المعلَّم هنا', pick: 'اختر علامة في النص لترى ما هي ولماذا وُضعت.', why: 'لماذا', chain: 'الإسناد', speaker: 'القائل', unknownDate: 'غير معلوم', openStart: 'ليس قبل {date}', openEnd: 'ليس بعد {date}', noHeadline: 'مقال بلا عنوان',
    furniture: 'هيكل الموقع', showFurniture: 'أظهر هيكل الموقع والتعليقات', via: 'عبر', same: 'الفقرة نفسها في', keys: 'الأسهم للتنقل بين العلامات', basis: 'الأساس', notes: 'ملاحظات', mention: 'اسم', time: 'زمن', statement: 'تصريح', event: 'حدث', label: 'وصف', quantity: 'عدد', target: 'عن', voice: 'بلفظ من', value: 'القيمة', happening: 'الواقعة', refersTo: 'يشير إلى', office: 'المنصب', size: 'الحجم', participants: 'المشاركون',
    forms: { name: 'اسم كامل', partial: 'اسم مختصر', title: 'صفة', pronoun: 'ضمير' }, modes: { direct: 'مباشر', indirect: 'غير مباشر' }, metonym: 'عاصمة بمعنى حكومتها', marks: 'علامات',
  },
  entity: {
    title: 'الأسماء', spellings: 'صيغ الاسم', offices: 'المناصب والألقاب', company: 'يرد معه كثيرًا', statements: 'التصريحات', labels: 'كيف تصفه الوسائل', happenings: 'الوقائع', joined: 'لماذا هي واحد', articles: 'المقالات', filter: 'رشّح بالاسم', showAll: 'كلها في القائمة', type: 'النوع',
  },
  outlet: { title: 'وسائل الإعلام', unknown: 'وسيلة غير معلومة', origins: 'عمّن تنقل', noSource: 'معلومات ترويها بلا مصدر', shared: 'تشارك نصها مع', labels: 'أوصافها', articles: 'المقالات', happenings: 'الوقائع التي ترويها', originsHint: 'عدد المعلومات بحسب مصدرها الأول' },
  labels: { title: 'من يصف من بماذا', hint: 'ما تحته خط من لفظ الوسيلة نفسها، وما بين قوسين منقول عن غيرها.', empty: 'لم توجد أوصاف.', entity: 'الموصوف' },
  story: { title: 'القصة', happenings: 'وقائعها' },
  help: {
    title: 'المفاتيح', open: 'المفاتيح والمساعدة', close: 'أغلق', everywhere: 'في كل مكان', search: 'ابحث', moveResults: 'تنقّل بين النتائج', openResult: 'افتح النتيجة', leave: 'أغلق أو اخرج', thisSheet: 'هذه الورقة', timeLine: 'على خط الزمن', moveTime: 'أقدم وأحدث', zoom: 'قرّب وبعّد', reader: 'في المقال', moveMarks: 'من علامة إلى علامة', or: 'أو',
  },
  add: {
    title: 'أضف مقالات', hint: 'صفحات محفوظة، وملفات نصية، وخلاصات، ومحفوظات، وملفات PDF. لا تغادر هذا الجهاز.', drop: 'أفلت الملفات هنا', choose: 'اختر ملفات', paste: 'أو ألصق نص مقال', pasteHint: 'العنوان أولًا ثم النص', take: 'أضف هذا النص', limit: 'حتى {mb} ميغابايت لكل ملف.', reading: 'قُرئ {done} من {total}', done: 'تمّ', added: 'أُضيف', known: 'موجود من قبل', refused: 'رُفض', renewed: 'قُرئ من جديد', refusals: 'ما رُفض', comparing: 'تجري المقارنة بالمقالات الأخرى…', see: 'انظر ماذا حدث', failed: 'تعذّر الإرسال', tooLarge: '{name} أكبر من {mb} ميغابايت فلم يُرسل.', pasted: 'نص ملصق', firstTitle: 'لا شيء هنا بعد', first: 'يقرأ إسناد صفحات الأخبار عن الشؤون نفسها، ويبيّن من يقول ماذا وكيف علم. أعطه ما يقرأ.', stepOne: 'احفظ ما كتبته وسائل عدة عن شأن واحد.', stepTwo: 'أفلت الملفات هنا؛ تُقرأ الصفحة في أجزاء من الثانية.', stepThree: 'اقرأ من يقول ذلك، وكم صوتًا هناك، وأين الاختلاف.', orCommand: 'والمجلد الكامل أسرع من سطر الأوامر:',
  },
  compare: {
    title: 'مقارنة مقالات', pick: 'اختر من مقالين إلى ستة', choose: 'قارن', chosen: 'اختير {n}', clear: 'ألغِ الاختيار', none: 'لا تروي هذه المقالات واقعة واحدة معًا.', leftOut: 'ما أغفله كل مقال', leavesOut: 'أغفل', nothingLeft: 'لم يغفل شيئًا مما حملته المقالات الأخرى', shared: 'يرويها {n} من {total}', tooMany: 'ستة على الأكثر', select: 'اختره للمقارنة', articles: 'المقالات', alone: 'ينفرد برواية', more: 'و{n} غيرها',
  },
  paper: {
    title: 'ملف الواقعة', print: 'اطبع أو احفظ PDF', open: 'إلى الورق', back: 'عد إلى الملف', sources: 'المصادر', chains: 'من يقول ذلك', facts: 'المعلومات', conflicts: 'موضع تعارض', carriedBy: 'أوردته', through: 'عن', absentIn: 'أغفلته', hash: 'SHA-256', made: 'أُعدّ بإسناد في {date}', cite: 'الاستشهاد', bibtex: 'BibTeX', csl: 'CSL-JSON', noDate: 'بلا تاريخ', svg: 'SVG', png: 'PNG', picture: 'الصورة', numbers: 'الأرقام بين معقوفين تشير إلى قائمة المصادر في آخر الملف.', disagree: 'تختلف التقارير',
  },
  units: { bytes: 'بايت' },
};
