using System.Globalization;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.Infrastructure.Processes;

/// <summary>A real nginx of a test's own before one of our services, as somebody might set it up.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly ChildProcess _process;
    private readonly TemporaryFolder _folder;

    private Nginx(ChildProcess process, TemporaryFolder folder, int port)
    {
        _process = process;
        _folder = folder;
        Address = new UriBuilder("http", "127.0.0.1", port).Uri;
    }

    internal Uri Address { get; }

    /// <summary>Starts one with further lines for its location, or skips the test where nginx is not installed.</summary>
    internal static async Task<Nginx> StartAsync(Uri upstream, string settings = "")
    {
        Assert.SkipUnless(Find() is not null, "nginx is not installed (Debian: apt-get install nginx).");
        for (var attempt = 1; ; attempt++)
        {
            // Someone may take the port between our look and nginx's start; then there is another.
            var port = RedisServer.FreePort();
            var folder = new TemporaryFolder();
            var file = folder.Write(Configuration(folder.Path, port, upstream, settings), "nginx.conf");
            Nginx nginx = new(ChildProcess.Start(Find()!, ["-e", "stderr", "-p", folder.Path, "-c", file]), folder, port);

            // Said after it has begun to listen; its output ends when it could not.
            if (await nginx._process.LineAsync("event method").Bounded() is not null)
            {
                return nginx;
            }

            var lines = nginx._process.LastLines;
            await nginx.DisposeAsync();
            Assert.True(attempt < Attempts, $"nginx did not start: {lines}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists);

    private static string Configuration(string folder, int port, Uri upstream, string settings) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        daemon off;
        master_process off;
        pid {{folder}}/nginx.pid;
        error_log stderr notice;
        events { worker_connections 64; }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            server {
                listen 127.0.0.1:{{port}};
                location / {
                    proxy_pass http://{{upstream.Authority}};
                    {{settings}}
                }
            }
        }
        """);
}
