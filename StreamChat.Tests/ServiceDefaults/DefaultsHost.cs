using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using StreamChat.ServiceDefaults;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>A service that has the defaults and whatever a test maps, on real Kestrel at a free port.</summary>
internal sealed class DefaultsHost : IAsyncDisposable
{
    private DefaultsHost(WebApplication app)
    {
        App = app;
        Client = TestClient.Create(Address);
    }

    internal WebApplication App { get; }

    internal Uri Address => new(App.Urls.First());

    /// <summary>The operator's port, where the test has set one.</summary>
    internal Uri Management => new UriBuilder(Address) { Port = new Uri(App.Urls.Last()).Port }.Uri;

    internal HttpClient Client { get; }

    internal static async Task<DefaultsHost> StartAsync(
        Action<WebApplication> map,
        CancellationToken cancellationToken,
        Action<WebApplicationBuilder>? configure = null,
        params (string Key, string Value)[] settings)
    {
        var app = Build(map, configure, settings);
        await app.StartAsync(cancellationToken).WaitAsync(TestTimeouts.Default, cancellationToken);
        return new DefaultsHost(app);
    }

    /// <summary>The same, not started.</summary>
    internal static WebApplication Build(
        Action<WebApplication> map,
        Action<WebApplicationBuilder>? configure = null,
        params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Logging:Console:LogLevel:Default"] = "None";
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.AddServiceDefaults();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapDefaultEndpoints();
        map(app);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
