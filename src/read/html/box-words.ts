import type { PageElement } from './page-tree.ts';

/** What the names of an element (class, id, tag, role) say it is, apart from the article's own words. */
export type ZoneKind =
  | 'hidden' | 'comments' | 'related' | 'share' | 'tags' | 'advertisement' | 'sign-up' | 'author-box' | 'navigation' | 'footer'
  | 'site-header' | 'widget' | 'form' | 'button' | 'cards' | 'print';
/** What the names say a piece of the article is. */
export type PieceKind = 'body' | 'title' | 'deck' | 'caption' | 'credit' | 'byline' | 'date' | 'section' | 'source' | 'counter';

export interface BoxNames {
  readonly zone: ZoneKind | null;
  /** Zones that hold only where links make up most of the text. */
  readonly weakZone: ZoneKind | null;
  readonly pieces: ReadonlySet<PieceKind>;
  /** The name that decided, for explanations. */
  readonly word: string;
}

/** Words of class names and ids, as site makers of all countries write them: English, so no matter of a language folder. */
const ZONE_WORDS: readonly (readonly [ZoneKind, RegExp])[] = [
  ['hidden', / (hidden|hide|hideme|d none|dn|sr only|visually hidden|visuallyhidden|screen reader text|screen reader|element invisible|no display|hidespan|invisible|print only|visible print|only print|amp hidden) /],
  ['comments', / (comments?|commentlist|comment\w*|disqus|respond|replies|reply|fb comments|fbcomments|openweb|spotim|cackle|hypercomments) /],
  ['related', / (related\w*|relates|similar\w*|more on|more news|more stories|more posts|more articles|morenews|moreposts|more topics|read more|readmore|read also|readalso|also read|see also|seealso|read next|read too|recommend\w*|recirc\w*|suggest\w*|you may|youmay|most read|mostread|most viewed|mostviewed|most popular|most|popular\w*|trending|trend|trends|latest\w*|last news|lastnews|newest|recent\w*|next prev|prev next|prevnext|next article|prev article|next post|prev post|previous post|next previous|post nav\w*|post navigation|nav links|nav previous|outbrain\w*|taboola\w*|mgid|mgbox|dable|teads|inline related post|other news|othernews|another news|anothernews|other articles|otherarticles|same section|same category|from section|in section|by author|author posts|author articles|jp relatedposts|yarpp\w*|crp related|rp4wp\w*|dont miss|dontmiss|must read|check also|editor picks?|editors picks?|top stories|topstories|top news|topnews|more from|hot topics|follow up|inject\w*|infinite|loadmore|load more|next up|up next|linked news|linkednews|news list|newslist|articles list|posts list|list news|stories list) /],
  ['share', / (share\w*|sharing|shareaholic|sharebar|social\w*|soc|addthis\w*|addtoany\w*|a2a|sharedaddy|follow|follow\w+|followus|toolbar|tools|article tools|tool box|facebook|whatsapp|telegram|google news|googlenews|gnews|reactions?|rating|ratings|ratingblock|votes?|voting|font size|fontsize|resize|text size|listen|audio player|player controls|vjs \w+|jw \w+|copy link|short link|shortlink|short url|permalink url|qr|bookmark|favou?rite|print btn|print button|mail to) /],
  ['tags', / (tags?|tagcloud|taglist|tag links|tagslist|keywords?|hashtags?|topics|topic list|tagged|posttags|article tags|div tags|terms list|field tags) /],
  ['advertisement', / (ads?|adv|advs|advert\w*|adsbygoogle|adslot|adsense|adbox|adblock|dfp\w*|gpt|banners?|banner\w*|sponsor\w*|mpu|leaderboard|adunit|ad unit|promo|promos|promotion|promobox|td a rec|e3lan|publicite) /],
  ['sign-up', / (newsletters?|news letter|subscri\w+|signup|sign up|sign in|signin|login|register|mailing|mailchimp|mc4wp\w*|popup|pop up|modal|dialog|lightbox|cookies?|cookie\w*|consent|gdpr|notification\w*|notify|toast|onesignal|push notif\w*|apps|app download|download app|download apps|install app|donat\w+|donate|support us|membership) /],
  ['author-box', / (author box|authorbox|about author|aboutauthor|author bio|author info box|author card|bio|biography|about the author|writer box|writer info|author description|author desc|saboxplugin\w*|author profile|m from author|from author|author details|post author box) /],
  ['navigation', / (nav|navs|navbar\w*|navigation|menus?|menu\w*|submenu|megamenu|breadcrumbs?|breadcrumb\w*|breadcumbs?|bread crumbs?|crumbs?|pagination|pager|page links|wp pagenavi|skip link|skiplink|skip|sitemap|tabs|hamburger|burger|offcanvas|off canvas|drawer|lang switch\w*|languages?|goback|back top|backtotop|go top|gotop|scroll top|scrolltop|to top|end of \w+) /],
  ['footer', / (footer\w*|foot|copyrights?|copyright\w*|colophon|bottom bar|bottombar|site info|disclaimer|site bottom) /],
  ['site-header', / (masthead|top bar|topbar|site header|siteheader|main header|mainheader|page header logo|header top|headertop|logo|branding|news ticker|newsticker|ticker|breaking\w*|urgent|marquee|newsbar|news bar|topstrip|top strip|site title|site description|site name|urgent news|today|today \w+|current date|currentdate|date today|datetoday|todaydate|hijri|islamic date|gregorian date) /],
  ['widget', / (sidebars?|sidebar\w*|side bar|side|sidearea|side column|sidecol|rightcol|leftcol|left column|right column|leftcolumn|rightcolumn|left col|right col|left side|right side|leftside|rightside|aside|widget area|widgettitle|widget title|weather\w*|prayers?|prayer\w*|polls?|survey|quiz|currency|currencies|stocks?|stock market|horoscope\w*|calendar|archives?|search\w*|epaper|e paper|pdf|live stream|rss|statistics|services|counters?|cartoons?|caricature|video list|playlist|fact box ad) /],
];
const WEAK_ZONE_WORDS: readonly (readonly [ZoneKind, RegExp])[] = [
  ['related', / (teasers?|carousel\w*|owl|owl \w+|swiper\w*|slick\w*|slider\w*|slides?|flexslider|cards?|cards list|widgets?|widget\w*|more|more\w+|grid|grids|feed|posts|news items?|items|list|lists|links|linklist|block posts|box news|boxnews|blocks?|boxes|modules?|interstitial|inline article|embed article|article card|article list|collection|collections|thumbs|series|package|story package|list items|views row|view content|media list|column news|category news|mag box|read) /],
  ['author-box', / (author|writer|columnist|journalist|kateb|katib) /],
  ['site-header', / (header|head|top) /],
  ['sign-up', / (form|input|field|btn|button|buttons|cta|call to action|callout|box link|notice|alert|message) /],
];
const PIECE_WORDS: readonly (readonly [PieceKind, RegExp])[] = [
  ['body', / (article ?body|articlebody|article ?content|articlecontent|article ?text|articletext|article ?details?|articledetails|article ?cont|entry ?content|post ?content|postcontent|post ?body|postbody|post entry|story ?body|storybody|story ?content|story ?text|news ?body|newsbody|news ?content|newscontent|news ?text|newstext|news ?details?|newsdetails|details body|details content|detail content|details text|item ?body|itembody|item ?fulltext|itemfulltext|item introtext|iteminttrotext|iteminfulltext|item page|wysiwyg|rich ?text|richtext|main text|maintext|full ?text|fulltext|body text|bodytext|text body|textbody|content body|contentbody|content text|field name body|field body|body field|node content|body copy|bodycopy|article copy|long ?desc|longdesc|description body|single content|singlecontent|single post content|the content|thecontent|td post content|entry|subject text|paragraphs|story|text content|ck content|fr view|article main|js mediator article|articlebody content|detay icerik|content detail|article inner|t content body|post text|text post) /],
  ['title', / (title|headline|heading|subject|post title|entry title|article title|news title|h1) /],
  ['deck', / (deck|dek|sub ?title|subtitle|subtitles|sub ?head|subhead|subheader|sub heading|subheading|summary|excerpt|standfirst|stand first|chapo|spot|abstract|intro|introtext|introduction|lead|leads|lede|lead text|leadtext|brief|short ?desc|teaser text|announce|announce text|article announce|synopsis|kicker text|second title|secondtitle|upper title|uppertitle|pre title|pretitle|supertitle|surtitle|over title|overtitle|tagline|article description|short text|post excerpt|highlights?|key ?points|bullets|dropline|op subtitle) /],
  ['caption', / (caption\w*|figcaption|img cap|imgcap|image cap|img desc|image desc\w*|photo desc\w*|photo caption|image caption|img caption|wp caption text|image title|image text|picture desc\w*|media desc\w*|legend|img alt|photo text|img title|cutline|image info|photo info|media caption|media title|picdesc|pic desc|image note|comment image|imagecomment|pic box|picbox|photo box|photobox|img box|imgbox|image box|imagebox|photo info|article photo) /],
  ['credit', / (credits?|copyright holder|photo credit|image credit|image source|photographer|photo author|image copyright|img source|photo source|pic source|img credit|photo copyright|image rights|rights) /],
  ['byline', / (byline\w*|by line|authors?|author\w*|writers?|writer\w*|writtenby|written by|write by|writeby|writter|reporter\w*|journalist\w*|editor|editors|editor name|columnist|contributor\w*|correspondent|kateb|katib|news author|by|created by|post author|publisher name|agency|news source) /],
  ['date', / (date\w*|time|times|datetime|timestamp|published\w*|publish\w*|pubdate|pub date|post date|postdate|entry date|posted on|posted|created|story date|news date|newsdate|newsstorydate|news story date|article date|updated?|lastupdate|last update|modified|meta date|clock|day) /],
  ['section', / (section name|sectionname|category|categories|cat|cats|post cat|postcat|cat name|kicker|rubric|rubrique|eyebrow|section title|channel|topic|article section|news category|flag|label category|field section|cat links|catname) /],
  ['source', / (source|sources|news source|article source|source name|agency|agencies) /],
  ['counter', / (views?|hits|counts?|counter|visits|visitors|reads|read time|readtime|reading time|readingtime|time to read|min read|minutes|seen|viewed|post views|meta views|eye|visit|viewcount|comment count|comments count|num) /],
];
const SHOWN_AGAIN = / (?:d|u) (?:sm|md|lg|xl|xxl) (?:block|flex|inline|table|grid)| (?:sm|md|lg|xl|2xl) (?:block|flex|inline|grid|table) /;

/** "field-label-hidden", "hidden-xs", "overflow-hidden": names that speak of something else, or of small screens only. */
const NOT_HIDDEN = / (?:(?:label|overflow|title|scroll|backface|bullets?|x|y) hidden|(?:hidden|hide|visible) (?:xs|sm|md|lg|xl|print|mobile|desktop|phone|tablet|small|medium|large|for \w+|on \w+|app)(?: \w+)?)(?= )/g;

const NOTHING: BoxNames = { zone: null, weakZone: null, pieces: new Set(), word: '' };
const known = new Map<string, BoxNames>();
const KNOWN_LIMIT = 20_000;

/** What an element's class and id say. Pure; remembered by the names. */
export function readBoxNames(element: PageElement): BoxNames {
  const { attributes } = element;
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['aria-labelledby'] ?? ''} ${attributes['data-component'] ?? ''}`;
  if (names.length < 5) return NOTHING;
  const found = known.get(names);
  if (found) return found;
  if (known.size > KNOWN_LIMIT) known.clear();
  const read = readNames(names.slice(0, 400));
  known.set(names, read);
  return read;
}

/** `ArticleBody entry-content` → ` article body entry content `. */
export function splitNames(names: string): string {
  const words = names.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  return ` ${words} `;
}

function readNames(names: string): BoxNames {
  const words = splitNames(names).replace(NOT_HIDDEN, ' ');
  const pieces = new Set<PieceKind>();
  for (const [kind, pattern] of PIECE_WORDS) if (pattern.test(words)) pieces.add(kind);
  let zone: ZoneKind | null = null;
  let word = '';
  for (const [kind, pattern] of ZONE_WORDS) {
    const met = pattern.exec(words);
    if (!met || (kind === 'hidden' && SHOWN_AGAIN.test(words))) continue;
    [zone, word] = [kind, met[1]!];
    break;
  }
  let weakZone: ZoneKind | null = null;
  if (!zone) {
    for (const [kind, pattern] of WEAK_ZONE_WORDS) {
      const met = pattern.exec(words);
      if (!met) continue;
      [weakZone, word] = [kind, met[1]!];
      break;
    }
  }
  return { zone, weakZone, pieces, word };
}
