// Set before the first paint, so that the page does not flash in the other language, direction or theme.
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const asked = new URLSearchParams(location.search).get('lang') || read('isnad.language');
  const own = (navigator.language || 'ar').startsWith('ar') ? 'ar' : 'en';
  const language = asked === 'ar' || asked === 'en' ? asked : own;
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  const theme = read('isnad.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
