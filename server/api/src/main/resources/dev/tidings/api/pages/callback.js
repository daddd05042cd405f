// Keeps the token that an issuer has given, and goes back to where the login began.
const token = document.querySelector('meta[name="tidings-token"]').content;
const back = sessionStorage.getItem('tidings.return') ?? '';
sessionStorage.removeItem('tidings.return');
sessionStorage.setItem('tidings.token', token);
location.replace(back.startsWith('/ui/') ? back : '/ui/');
