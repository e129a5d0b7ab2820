/** The interface in English. Keys are the codebook's words; `ar.ts` has the same. */
export const en = {
  brand: 'Isnad',
  tagline: 'What happened, who says so, and how many independent voices',
  skip: 'Skip to the content',
  nav: { happenings: 'Happenings', entities: 'Entities', outlets: 'Outlets', labels: 'Labels', articles: 'Articles', map: 'Map', add: 'Add', review: 'Review', api: 'API' },
  search: {
    label: 'Search', placeholder: 'Search names, happenings, words', hint: 'Press / to search', title: 'Search',
    happenings: 'Happenings', entities: 'Entities', passages: 'Articles', statements: 'Statements', all: 'All results for “{q}”', suggestions: 'Results while typing', none: 'Nothing found for “{q}”.', noneHint: 'Try fewer words; spelling and prefixes are forgiven.', exact: 'Exactly as written', empty: 'Type a name, a place or a word.',
  },
  seasons: ['Spring', 'Summer', 'Autumn', 'Winter'],
  settings: { language: 'العربية', theme: 'Theme', light: 'Light', dark: 'Dark', auto: 'System', months: 'Month names', menu: 'Menu', settings: 'Settings' },
  months: { 'ar-EG': 'يناير، أغسطس', 'ar-LB': 'كانون الثاني، آب', 'ar-TN': 'جانفي، أوت', 'ar-MA': 'يناير، غشت' },
  standing: {
    working: 'The figures are being worked out anew; until then you see the last ones.', spent: '{spent} s so far', spentOf: '{spent} of about {usual} s', minutes: '{spent} min so far', minutesOf: '{spent} of about {usual} min', late: 'it takes longer than the last time', failed: 'The figures could not be worked out anew; you see the last ones.',
    first: 'The archive is being compared for the first time', firstHint: 'A thousand articles take some seconds. This page opens by itself when it is done.',
  },
  state: {
    loading: 'Loading…', failed: 'This could not be loaded', retry: 'Try again', offline: 'The server does not answer. Is isnad still running?',
    notFound: 'There is no such page', notFoundHint: 'The address may be old, or the thing was joined with another.', home: 'To the front page',
    emptyTitle: 'The archive is empty', empty: 'Add a folder of saved pages with this command, then load this page again:', noMatch: 'No happening fits these filters.', clear: 'Clear filters',
  },
  front: {
    title: 'Happenings', timeLine: 'Time line', picture: 'Picture', moreLanes: 'More stories on the line', list: 'List', filters: 'Filters', undated: 'No date', undatedOnly: 'Only without a date', more: 'Show more', shown: '{shown} of {total}',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', reset: 'Whole range', earlier: 'Earlier', later: 'Later', other: 'Other happenings', sort: 'Order', marginal: 'Also topics and stated purposes', from: 'From', to: 'To',
    words: 'Words in the list', legendSize: 'Size: reports', range: 'Period shown', all: 'All',
    keys: 'Arrow keys move, + and − zoom', reported: 'reported {date}', reportedFrom: 'reported not before {date}', reportedTo: 'reported by {date}', legendReported: 'Day of the report', lesser: 'Hide smaller matters', since: 'Since {date}:', onlyNew: 'Show only these', newOnly: 'New since the last visit', isNew: 'new', onMap: 'On the map', find: 'Person, body or place', fewer: 'Show fewer',
  },
  sorts: { interest: 'Most telling first', newest: 'Newest first', oldest: 'Oldest first', reports: 'Most reports', voices: 'Most voices' },
  filters: { type: 'Type', verdict: 'Verdict', status: 'Status', outlet: 'Outlet', story: 'Story', entity: 'Participant', person: 'Person', organization: 'Organisation', place: 'Place', time: 'Time', q: 'Words', undated: 'Date', marginal: 'Marginal' },
  counts: {
    reports: { one: '{n} report', other: '{n} reports' },
    voices: { one: 'one voice', other: '{n} voices', zero: 'no voice' },
    outlets: { one: 'one outlet', other: '{n} outlets' },
    articles: { one: '{n} article', other: '{n} articles' },
    statements: { one: '{n} statement', other: '{n} statements' },
    happenings: { one: '{n} happening', other: '{n} happenings' },
    stories: { one: '{n} story', other: '{n} stories' },
    entities: { one: '{n} entity', other: '{n} entities' },
    mentions: { one: '{n} mention', other: '{n} mentions' },
    facts: { one: '{n} fact', other: '{n} facts' },
    times: { one: 'once', other: '{n} times' },
    passages: { one: '{n} shared passage', other: '{n} shared passages' },
    unattributed: { one: 'one outlet names no source', other: '{n} outlets name no source' },
    conflicts: { one: 'one conflict', other: '{n} conflicts' },
    minor: { one: 'one smaller matter', other: '{n} smaller matters' },
  },
  verdicts: { conflict: 'Conflict', corroborated: 'Several voices', 'one-voice': 'One voice', single: 'One report', unattributed: 'No source named', absent: 'Absent' },
  verdictHints: {
    conflict: 'Reports give values that cannot all be true.',
    corroborated: 'Two or more independent origins say so.',
    'one-voice': 'Several outlets, but all relay one origin.',
    single: 'Only one article carries it.',
    unattributed: 'Several outlets assert it; none says how it knows.',
    absent: 'This outlet reports the happening and leaves this out.',
  },
  types: {
    AGREE: 'Agreement', CONSULT: 'Meeting', SUPPORT: 'Support', COOPERATE: 'Cooperation', AID: 'Aid', CONCEDE: 'Concession', RETREAT: 'Pull-back', REQUEST: 'Demand',
    ACCUSE: 'Accusation', REJECT: 'Refusal', THREATEN: 'Threat', PROTEST: 'Protest', SANCTION: 'Sanction', MOBILIZE: 'Mobilisation', COERCE: 'Coercion', ASSAULT: 'Attack',
  },
  modes: {
    sign: 'signing', ceasefire: 'ceasefire', pledge: 'pledge', other: '', visit: 'visit', host: 'reception', meet: 'talks', call: 'call', mediate: 'mediation', military: 'military', economic: 'economic',
    judicial: 'judicial', intelligence: 'intelligence', humanitarian: 'humanitarian', asylum: 'asylum', withdraw: 'withdrawal', release: 'release', resign: 'resignation', access: 'access', disapprove: 'criticism',
    allege: 'allegation', demonstrate: 'demonstration', strike: 'strike', riot: 'riot', troops: 'troops', weapons: 'weapons', arrest: 'arrest', seize: 'raid or seizure', restrict: 'restriction', armed: 'armed clash',
    bombing: 'bombing', shelling: 'shelling', airstrike: 'air strike', killing: 'killing', abduction: 'abduction',
  },
  statuses: { happened: 'Happened', ongoing: 'Ongoing', planned: 'Planned', hypothetical: 'Hypothetical', denied: 'Denied' },
  sides: { actor: 'Actor', recipient: 'Recipient', also: 'Also present' },
  entityTypes: { person: 'Person', organization: 'Organisation', place: 'Place', group: 'Group' },
  entityTypesMany: { person: 'Persons', organization: 'Organisations', place: 'Places', group: 'Groups' },
  forces: {
    say: 'says', assert: 'asserts', deny: 'denies', warn: 'warns', threaten: 'threatens', demand: 'demands', promise: 'promises', praise: 'praises', accuse: 'accuses', claim: 'claims', expect: 'expects',
  },
  channels: {
    communique: 'communiqué', remarks: 'remarks', interview: 'interview', 'press-conference': 'press conference', post: 'post', report: 'report', document: 'document', unknown: 'way not told',
  },
  polarities: { legitimising: 'Legitimising', delegitimising: 'Delegitimising', neutral: 'Neutral' },
  roles: {
    section: 'section', headline: 'headline', deck: 'deck', dateline: 'dateline', byline: 'byline', date: 'date', caption: 'caption', credit: 'credit', paragraph: 'paragraph', subheading: 'subheading',
    'read-also': 'read also', related: 'related', comment: 'reader’s comment', chrome: 'site furniture',
  },
  bases: { person: 'a correction by hand', metadata: 'page metadata', printed: 'a printed date', caption: 'a dated caption', comment: 'a reader’s comment', text: 'what the text says', cross: 'other articles' },
  dossier: {
    chains: 'Who says so', itself: 'The happening itself', everything: 'Everything the reports carry', singles: 'And {facts} that only one article carries', fewer: 'Hide what only one article carries', facts: 'Facts by outlet', factsHint: 'Letters are origins: the same letter is the same voice. Open a cell to read its sentence.', conflict: 'Values', labels: 'In whose words', reuse: 'Shared text', present: 'Who was there',
    decided: 'How was this decided', reports: 'Reports', siblings: 'In the same story', noSource: 'No source named', origins: 'Origins', relays: 'Relays', outlets: 'Outlets', fact: 'Fact', 
    openArticle: 'Read in the article', close: 'Close', noFacts: 'No single facts were parted in these reports.', noLabels: 'No label was found for the participants in these reports.', noReuse: 'No shared passages.',
    overlap: '{n} of words shared', origin: 'origin', story: 'Story', when: 'When', where: 'Where', through: 'via', ownVoice: 'the outlet’s own words', quoted: 'quoted from {who}', distanced: 'marked as not its own', 
    topOrigin: '{outlets} of {total} carry one origin: {by}', differs: 'Marked words stand in one text only', downloads: 'Download', csv: 'CSV', json: 'JSON', noTitle: 'Untitled', howDay: 'How the day is known', say: 'say', pick: 'Choose a name in the picture to read its sentences.',
  },
  article: {
    layers: 'Layers', names: 'Names', times: 'Times', statements: 'Statements', events: 'Events', labels: 'Labels', reuse: 'Shared text', quantities: 'Numbers', published: 'Published', because: 'going by', evidence: 'Evidence', capture: 'Capture', hash: 'SHA-256', address: 'Address', fetched: 'Taken', download: 'Download the original',
    downloadHint: 'As it was acquired, unchanged, as a file', record: 'Record (JSON)', inspector: 'What is marked', pick: 'Choose a mark in the text to see what it is and why it stands.', why: 'Why', chain: 'Chain', speaker: 'Speaker', unknownDate: 'Not known', openStart: 'not before {date}', openEnd: 'not after {date}', noHeadline: 'Untitled article',
    furniture: 'Site furniture', showFurniture: 'Show furniture and comments', via: 'via', same: 'Same passage in', keys: 'Arrow keys go from mark to mark', basis: 'Basis', notes: 'Notes', mention: 'Name', time: 'Time', statement: 'Statement', event: 'Event', label: 'Label', quantity: 'Number', target: 'About', voice: 'Whose words', value: 'Value', happening: 'Happening', refersTo: 'Refers to', office: 'Office', size: 'Size', participants: 'Participants',
    forms: { name: 'full name', partial: 'short name', title: 'description', pronoun: 'pronoun' }, modes: { direct: 'direct', indirect: 'indirect' }, metonym: 'capital for its government', marks: 'marks',
  },
  entity: {
    title: 'Entities', spellings: 'Spellings', offices: 'Offices and titles', company: 'Often together with', statements: 'Statements', labels: 'How outlets call it', happenings: 'Happenings', joined: 'Why these are one', articles: 'Articles', filter: 'Filter by name', showAll: 'All in the list', type: 'Type',
  },
  outlet: { title: 'Outlets', unknown: 'Unknown outlet', origins: 'Whose words it carries', noSource: 'Facts told with no source', shared: 'Shares text with', labels: 'Its labels', articles: 'Articles', happenings: 'Happenings it reports', originsHint: 'Facts by their first link' },
  labels: { title: 'Label matrix', hint: 'Who calls whom what. Underlined words are the outlet’s own; words in quotation marks are quoted.', empty: 'No labels were found.', entity: 'Entity' },
  story: { title: 'Story', happenings: 'Its happenings' },
  cite: { bibtex: 'BibTeX', csl: 'CSL-JSON', help: 'Keys and help' },
  units: { bytes: 'bytes' },
};

/** Plural forms of a counted word; Arabic has up to six. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>>;

export type Words = Omit<typeof en, 'counts'> & { counts: Record<keyof (typeof en)['counts'], Plural> };
