using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Transport;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>The provider's key changes in the folder of secrets while the api runs.</summary>
public sealed class ProviderKeyTests : IAsyncLifetime
{
    private const string Setting = "OPENAI_API_KEY";

    private readonly TemporaryFolder _secrets = new();
    private readonly LogCapture _log = new();
    private readonly ConcurrentQueue<string> _keys = [];
    private UpstreamHost _provider = null!;
    private ServiceHost<ProviderClient> _api = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProviderKey Key => _api.Services.GetRequiredService<ProviderKey>();

    public async ValueTask InitializeAsync()
    {
        _secrets.Write("first-key\n", Setting);
        _provider = await UpstreamHost.StartAsync(AnswerAsync, Token);
        _api = ServiceHost<ProviderClient>.Start(
            new Dictionary<string, string?> { ["OPENAI_BASE_URL"] = _provider.Address.AbsoluteUri, ["OPENAI_MODEL"] = "m", ["SECRETS_PATH"] = _secrets.Path },
            services => services.AddLogging(logging => logging.AddProvider(_log)));
    }

    [Fact]
    public async Task Calls_HaveTheNewKey_OnceItIsInTheFolder()
    {
        await AskAsync();
        _secrets.Write("second-key", Setting);
        Key.Refresh();
        await AskAsync();

        Assert.Equal(["Bearer first-key", "Bearer second-key"], _keys);
    }

    [Theory]
    [InlineData("canary in two words")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Calls_KeepTheirKey_WhenTheNewOneIsNone(string? content)
    {
        if (content is null)
        {
            File.Delete(_secrets[Setting]);
        }
        else
        {
            _secrets.Write(content, Setting);
        }

        Key.Refresh();
        Key.Refresh();
        await AskAsync();

        Assert.Equal(["Bearer first-key"], _keys);
        Assert.Equal(content?.Length > 0 ? 1 : 0, _log.Lines.Count(line => line.Level == LogLevel.Error));
        Assert.DoesNotContain(_log.Lines, line => $"{line.Message}{line.Exception}".Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Folder_IsLookedAtByItself()
    {
        ManualTimeProvider time = new();
        using ProviderKeyReload reload = new(Key, _api.Services.GetRequiredService<SecretFiles>(), time);
        await reload.StartAsync(Token);
        await time.WhenTimerDueInAsync(ProviderKeyReload.Interval);
        _secrets.Write("second-key", Setting);

        time.Advance(ProviderKeyReload.Interval);
        await time.WhenTimerDueInAsync(ProviderKeyReload.Interval);
        await AskAsync();

        Assert.Equal(["Bearer second-key"], _keys);
        await reload.StopAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _provider.DisposeAsync();
        _log.Dispose();
        _secrets.Dispose();
    }

    private async Task AskAsync()
    {
        using var body = new StringContent("""{"prompt":"hello"}""", Encoding.UTF8, "application/json");
        using var response = await _api.Client.PostAsync("/chat", body, Token).Bounded();
        Assert.Contains("[DONE]", await response.Content.ReadAsStringAsync(Token).Bounded(), StringComparison.Ordinal);
    }

    private Task AnswerAsync(HttpContext context)
    {
        _keys.Enqueue(context.Request.Headers.Authorization.ToString());
        context.Response.ContentType = "text/event-stream";
        return context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", context.RequestAborted);
    }
}
