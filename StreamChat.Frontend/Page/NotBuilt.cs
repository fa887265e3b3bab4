namespace StreamChat.Frontend.Page;

/// <summary>What a person sees who opens the page before it is built. Plain on purpose: no style, no script, under any policy.</summary>
internal static class NotBuilt
{
    internal const string Html = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>StreamChat: the page is not built</title></head>
        <body>
        <h1>The page is not built yet</h1>
        <p>The chat service may well be running; only its page is missing. This builds it (Node.js 20.19, or 22.12 or newer):</p>
        <pre>node StreamChat.Frontend/Client/build.mjs</pre>
        <p>Then reload. <code>dotnet run --project StreamChat.AppHost</code> does this by itself before it opens the door.</p>
        </body>
        </html>
        """;
}
