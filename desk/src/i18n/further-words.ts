/** Words of pages that are loaded when first opened, so that the first page need not carry them. */
const EN = {
  help: {
    title: 'Keys', open: 'Keys and help', close: 'Close', everywhere: 'Everywhere', search: 'Search', moveResults: 'Go through the results', openResult: 'Open the result', leave: 'Close or leave', thisSheet: 'This sheet', timeLine: 'On the time line', moveTime: 'Earlier and later', zoom: 'Closer and wider', reader: 'In an article', moveMarks: 'From mark to mark', or: 'or', review: 'In the review', yes: 'Yes', no: 'No', correct: 'Correct', moveDoubts: 'Next and previous', undo: 'Undo the last', map: 'On the map', moveMap: 'Move', zoomMap: 'Closer and wider',
  },
  add: {
    title: 'Add articles', hint: 'Saved pages, text files, feeds, archives and PDFs. They stay on this machine.', drop: 'Drop files or a folder here', choose: 'Choose files', chooseFolder: 'Choose a folder', paste: 'Or paste the text of an article', pasteHint: 'Headline first, then the text', take: 'Add this text', address: 'Or the address of a page or a feed', fetch: 'Fetch it', kind: 'What it is', page: 'One page', feed: 'A feed (RSS, Atom) or sitemap: its newest pages', fetchHint: 'The Isnad program on this machine fetches it, as slowly as good manners ask: a page a second. New pages of a feed come again by themselves with: \u2068isnad watch ADDRESS\u2069', fetching: 'Fetching and reading…', limit: 'Up to {mb} MB a file.', reading: 'Reading {done} of {total}', done: 'Done', added: 'added', known: 'already there', refused: 'refused', renewed: 'read anew', refusals: 'What was refused', comparing: 'Comparing with the other articles…', see: 'See what happened', failed: 'This could not be sent', tooLarge: '{name} is larger than {mb} MB and was not sent.', pasted: 'pasted text', firstTitle: 'Nothing here yet', first: 'Isnad reads news pages about the same affairs and shows who says what, and how they know. Give it some to read.', stepOne: 'Save the pages that several outlets wrote about one affair.', stepTwo: 'Drop them here; each is read in a few milliseconds.', stepThree: 'Read who says so, how many voices there are, and where they differ.', samplesTitle: 'See it with samples first', samplesHint: 'Thirteen invented pages of invented outlets about one affair.', samplesTake: 'Take the samples', samplesReading: 'Reading and comparing…', orCommand: 'A whole folder goes faster on the command line:',
  },
  compare: {
    title: 'Compare articles', pick: 'Choose two to six articles', choose: 'Compare', chosen: '{n} chosen', clear: 'Clear', none: 'These articles report no happening together.', leftOut: 'What each leaves out', leavesOut: 'leaves out', nothingLeft: 'leaves out nothing of what the others carry', shared: 'Told by {n} of {total}', tooMany: 'Six at most', select: 'Choose for comparing', articles: 'Articles', alone: 'Only this one tells of', more: 'and {n} more',
  },
  entity: { met: 'met {n}×', statementsOf: 'Statements of {name}', all: 'All statements ({n})', newest: 'The newest first', former: 'former', offices: 'Offices over time', known: 'public facts', undated: 'no day', inArticles: 'Articles that name {name}' },
  outlet: {
    inArticles: 'Articles of {name}', copied: 'of its text stands in other outlets too (measured: {n}, the latest)', sharing: '{n} of {total} share a passage', order: 'earlier in {earlier}, later in {later}', never: 'Whom it never quotes', neverHint: 'Origins that others carry on the happenings that it reports, and that it names nowhere.',
  },
  labels: { periods: 'Choose a stretch of time' },
  standing: { at: 'Step {step} of {steps}:', counted: '({done} of {total})', progress: 'How far the comparison is', steps: { reading: 'the articles are read', joining: 'names, dates and happenings are joined', comparing: 'the reports are compared', keeping: 'the result is kept', loading: 'the pages are made ready' } },
  map: {
    title: 'Map', hint: 'Happenings by the place that the reports name.', keys: 'Plus and minus zoom, arrow keys move', whole: 'All places', spot: 'A place', country: 'A country as a whole', source: 'Outlines: Natural Earth, public domain', list: 'Places', unplaced: 'Places that no map of ours knows', placeless: '{n} without a named place', here: 'Happenings there', about: 'About the place', none: 'No happening with a place fits.', narrowed: 'Narrowed by the filters of the list', days: 'Days',
  },
  paper: {
    title: 'Dossier', print: 'Print or save as PDF', open: 'To paper', back: 'Back to the dossier', sources: 'Sources', chains: 'Who says so', facts: 'Facts', conflicts: 'In conflict', carriedBy: 'Carried by', through: 'from', absentIn: 'Left out by', hash: 'SHA-256', made: 'Made with Isnad on {date}', cite: 'Citations', bibtex: 'BibTeX', csl: 'CSL-JSON', noDate: 'no date', svg: 'SVG', png: 'PNG', picture: 'Picture', numbers: 'Numbers in brackets are the sources on the last page.', disagree: 'The reports disagree',
  },
};

const AR: typeof EN = {
  help: {
    title: 'المفاتيح', open: 'المفاتيح والمساعدة', close: 'أغلق', everywhere: 'في كل مكان', search: 'ابحث', moveResults: 'تنقّل بين النتائج', openResult: 'افتح النتيجة', leave: 'أغلق أو اخرج', thisSheet: 'هذه الورقة', timeLine: 'على خط الزمن', moveTime: 'أقدم وأحدث', zoom: 'قرّب وبعّد', reader: 'في المقال', moveMarks: 'من علامة إلى علامة', or: 'أو', review: 'في المراجعة', yes: 'نعم', no: 'لا', correct: 'صحّح', moveDoubts: 'التالي والسابق', undo: 'تراجع عن الأخير', map: 'على الخريطة', moveMap: 'تنقل', zoomMap: 'قرّب وبعّد',
  },
  add: {
    title: 'أضف مقالات', hint: 'صفحات محفوظة، وملفات نصية، وخلاصات، ومحفوظات، وملفات PDF. لا تغادر هذا الجهاز.', drop: 'أفلت هنا ملفات أو مجلدًا', choose: 'اختر ملفات', chooseFolder: 'اختر مجلدًا', paste: 'أو ألصق نص مقال', pasteHint: 'العنوان أولًا ثم النص', take: 'أضف هذا النص', address: 'أو عنوان صفحة أو خلاصة', fetch: 'اجلبه', kind: 'ما هو', page: 'صفحة واحدة', feed: 'خلاصة (RSS أو Atom) أو خريطة موقع: أحدث صفحاتها', fetchHint: 'يجلبه برنامج إسناد على هذا الجهاز متمهلًا كما يليق: صفحة كل ثانية. وتأتي الصفحات الجديدة من الخلاصة وحدها بالأمر: \u2068isnad watch ADDRESS\u2069', fetching: 'يجري الجلب والقراءة…', limit: 'حتى {mb} ميغابايت لكل ملف.', reading: 'قُرئ {done} من {total}', done: 'تمّ', added: 'أُضيف', known: 'موجود من قبل', refused: 'رُفض', renewed: 'قُرئ من جديد', refusals: 'ما رُفض', comparing: 'تجري المقارنة بالمقالات الأخرى…', see: 'انظر ماذا حدث', failed: 'تعذّر الإرسال', tooLarge: '{name} أكبر من {mb} ميغابايت فلم يُرسل.', pasted: 'نص ملصق', firstTitle: 'لا شيء هنا بعد', first: 'يقرأ إسناد صفحات الأخبار عن الشؤون نفسها، ويبيّن من يقول ماذا وكيف علم. أعطه ما يقرأ.', stepOne: 'احفظ ما كتبته وسائل عدة عن شأن واحد.', stepTwo: 'أفلت الملفات هنا؛ تُقرأ الصفحة في أجزاء من الثانية.', stepThree: 'اقرأ من يقول ذلك، وكم صوتًا هناك، وأين الاختلاف.', samplesTitle: 'جرّبه بالأمثلة أولًا', samplesHint: 'ثلاث عشرة صفحة مخترعة لوسائل مخترعة عن شأن واحد.', samplesTake: 'خذ الأمثلة', samplesReading: 'تُقرأ وتُقارن…', orCommand: 'والمجلد الكامل أسرع من سطر الأوامر:',
  },
  compare: {
    title: 'مقارنة مقالات', pick: 'اختر من مقالين إلى ستة', choose: 'قارن', chosen: 'اختير {n}', clear: 'ألغِ الاختيار', none: 'لا تروي هذه المقالات واقعة واحدة معًا.', leftOut: 'ما أغفله كل مقال', leavesOut: 'أغفل', nothingLeft: 'لم يغفل شيئًا مما حملته المقالات الأخرى', shared: 'يرويها {n} من {total}', tooMany: 'ستة على الأكثر', select: 'اختره للمقارنة', articles: 'المقالات', alone: 'ينفرد برواية', more: 'و{n} غيرها',
  },
  entity: { met: 'لقاءات: {n}', statementsOf: 'تصريحات {name}', all: 'كل التصريحات ({n})', newest: 'الأحدث أولًا', former: 'سابقًا', offices: 'المناصب عبر الزمن', known: 'معلومات عامة', undated: 'بلا تاريخ', inArticles: 'مقالات تذكر {name}' },
  outlet: {
    inArticles: 'مقالات {name}', copied: 'من نصها يرد في وسائل أخرى أيضًا (المقيس: {n}، الأحدث)', sharing: '{n} من {total} فيها فقرة مشتركة', order: 'سبقت في {earlier} وتأخرت في {later}', never: 'من لا تنقل عنه أبدًا', neverHint: 'مصادر تنقل عنها وسائل أخرى في الوقائع التي ترويها هذه الوسيلة، ولا تذكرها هي قط.',
  },
  labels: { periods: 'اختر مدة من الزمن' },
  standing: { at: 'الخطوة {step} من {steps}:', counted: '({done} من {total})', progress: 'أين بلغت المقارنة', steps: { reading: 'تُقرأ المقالات', joining: 'تُربط الأسماء والتواريخ والوقائع', comparing: 'تُقارن التقارير', keeping: 'تُحفظ النتيجة', loading: 'تُعدّ الصفحات' } },
  map: {
    title: 'الخريطة', hint: 'الوقائع بحسب المكان الذي تذكره التقارير.', keys: 'زائد وناقص للتقريب والتبعيد، والأسهم للتنقل', whole: 'كل الأماكن', spot: 'مكان بعينه', country: 'البلد كله', source: 'الحدود: Natural Earth، ملك عام', list: 'الأماكن', unplaced: 'أماكن لا تعرف خريطتنا موضعها', placeless: '{n} بلا مكان مذكور', here: 'وقائع هذا المكان', about: 'عن المكان', none: 'لا واقعة ذات مكان توافق هذه المرشحات.', narrowed: 'بحسب مرشحات القائمة', days: 'الأيام',
  },
  paper: {
    title: 'ملف الواقعة', print: 'اطبع أو احفظ PDF', open: 'إلى الورق', back: 'عد إلى الملف', sources: 'المصادر', chains: 'من يقول ذلك', facts: 'المعلومات', conflicts: 'موضع تعارض', carriedBy: 'أوردته', through: 'عن', absentIn: 'أغفلته', hash: 'SHA-256', made: 'أُعدّ بإسناد في {date}', cite: 'الاستشهاد', bibtex: 'BibTeX', csl: 'CSL-JSON', noDate: 'بلا تاريخ', svg: 'SVG', png: 'PNG', picture: 'الصورة', numbers: 'الأرقام بين معقوفين تشير إلى قائمة المصادر في آخر الملف.', disagree: 'تختلف التقارير',
  },
};

export const FURTHER_WORDS = { en: EN, ar: AR };
