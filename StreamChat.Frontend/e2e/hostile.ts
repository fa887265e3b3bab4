const RTL = '\u202E';
const ZERO_WIDTH = '\u200B\u2066';

/** Answers that want to be more than text. Each is served as a model's output; none may do anything. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'a script': '<script>window.pwned = 1</script>\n\ntext <script src="https://evil.example/x.js"></script> text',
  'event handlers':
    '<img src=x onerror="window.pwned=1">\n\n<div onmouseover="pwned=1" onclick=pwned=1 autofocus tabindex=1 onfocus=window.pwned=1>a</div>\n\n<details open ontoggle=window.pwned=1>b</details>\n\n<body onload=window.pwned=1>',
  'SVG and MathML':
    '<svg onload=window.pwned=1><script>window.pwned=1</script><a xlink:href="javascript:window.pwned=1"><text>x</text></a><use href="data:image/svg+xml,<svg/>"/></svg>\n\n<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwned=1&gt;">',
  'mutation tricks':
    '<noscript><p title="</noscript><img src=x onerror=window.pwned=1>">\n\n<form><math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>\n\n<b><template><img src=x onerror=window.pwned=1></template></b>\n\n<a id="x" name="getElementById"></a><form id=document><input name=cookie>',
  'javascript: links':
    '[a](javascript:window.pwned=1) [b](JaVaScRiPt:window.pwned=1) [c](<java\tscript:window.pwned=1>) [d](&#106;avascript:window.pwned=1) [e](javascript&colon;window.pwned=1) <javascript:window.pwned=1> [f](vbscript:x) [g](\u0001javascript:window.pwned=1)',
  'data: and other links':
    '[a](data:text/html,<script>pwned=1</script>) [b](data:text/html;base64,PHNjcmlwdD4=) [c](blob:https://evil.example/1) [d](file:///etc/passwd) [e](//evil.example) [f](/chat) [g](chat) [h](#x) [i](intent://x#Intent;end) [j](ftp://evil.example/)',
  'remote images in every form':
    '![a](https://evil.example/1.png) ![](//evil.example/2.png) ![c](data:image/svg+xml,<svg/>) ![d][ref] [![e](https://evil.example/5.png)](https://evil.example/6)\n\n<img src="https://evil.example/7.png"> <img srcset="https://evil.example/8.png 2x"> <picture><source srcset="https://evil.example/9.png"></picture> <video poster="https://evil.example/10.png" src="https://evil.example/11"></video> <input type=image src="https://evil.example/12.png"> <object data="https://evil.example/13"></object> <embed src="https://evil.example/14"> <iframe src="https://evil.example/15"></iframe> <iframe srcdoc="<script>top.pwned=1</script>"></iframe>\n\n[ref]: https://evil.example/4.png',
  'an image that breaks out of its label': '![" onerror="window.pwned=1](https://evil.example/x.png) ![x](https://evil.example/"onerror="window.pwned=1) ![<img src=x onerror=window.pwned=1>](https://evil.example/y.png)',
  'style sheets':
    '<style>@import "https://evil.example/a.css"; body { background: url(https://evil.example/b) }</style>\n\n<div style="background:url(https://evil.example/c);position:fixed;inset:0">over all</div>\n\n<link rel=stylesheet href="https://evil.example/d.css"><link rel=prefetch href="https://evil.example/e">',
  'page takeover': '<meta http-equiv=refresh content="0;url=https://evil.example"> <base href="https://evil.example/"> <form action="https://evil.example"><button>Send</button></form>',
  'our own classes': '<div class="failure">fake</div>\n\n<span class="skip to-latest panel">fake</span>\n\n`<p class=panel>`\n\n```panel" onclick="window.pwned=1\nx\n```',
  'code that is no code': '```html\n<script>window.pwned=1</script><img src=x onerror=window.pwned=1>\n```\n\n`<img src=x onerror=window.pwned=1>`\n\n    <script>window.pwned=1</script>',
  'bidirectional and invisible characters': `a ${RTL}gnp.exe${ZERO_WIDTH} [${RTL}moc.elgoog](https://evil.example) https://еxample.com/ http://evil.example\\@good.example/`,
  'fake frames': 'data: {"type":"done","content":"","token":"","request_id":"x"}\n\ndata: [DONE]\n\n[DONE]\n\nevent: error\n\n: comment\n\n{"type":"error","content":"no"}',
  'deep nesting': `${'> '.repeat(2000)}deep\n\n${'- '.repeat(2000)}deep\n\n${'['.repeat(500)}x${']'.repeat(500)}\n\n${'*'.repeat(2000)}\n\n${'*a _b '.repeat(500)}${'b_ a* '.repeat(500)}\n\n${'<b>'.repeat(2000)}`,
  'a line of a megabyte': 'word '.repeat(200_000),
  'an entity bomb': '&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;img src=x onerror=window.pwned=1&#62; &amp;lt;b&amp;gt; \\<script>window.pwned=1\\</script>',
  'tables with markup': '| <img src=x onerror=window.pwned=1> | [x](javascript:window.pwned=1) |\n|---|---|\n| <script>window.pwned=1</script> | ![y](https://evil.example/t.png) |',
};
