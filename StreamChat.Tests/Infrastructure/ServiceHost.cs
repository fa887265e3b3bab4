using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure.Http;

namespace StreamChat.Tests.Infrastructure;

/// <summary>One of our services on real Kestrel at a free port, inside the test process.</summary>
/// <typeparam name="TMarker">Any type of that service's assembly.</typeparam>
internal sealed class ServiceHost<TMarker> : IAsyncDisposable
    where TMarker : class
{
    /// <summary>The secret of gateway and api.</summary>
    internal const string CallerKey = "a secret that only the tests of this solution have";

    private readonly Factory _factory;
    private readonly CancellationToken _stopped;

    private ServiceHost(Factory factory)
    {
        _factory = factory;

        // What the factory assumes when the service ended before it listened, having said why on the console.
        if (factory.ClientOptions.BaseAddress.Port == 80)
        {
            throw new InvalidOperationException($"{typeof(TMarker).Assembly.GetName().Name} did not start; its reason is on standard error.");
        }

        var addresses = Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        Address = new Uri(addresses.First());
        Management = new Uri(addresses.Last());
        Client = CreateClient();
        _stopped = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped;
    }

    /// <summary>Where it listens, with a closing slash.</summary>
    internal Uri Address { get; }

    /// <summary>The operator's port, where the test has set <c>MANAGEMENT_PORT</c> to 0.</summary>
    internal Uri Management { get; }

    /// <summary>A client of that address which closes a left response at once.</summary>
    internal HttpClient Client { get; }

    internal IServiceProvider Services => _factory.Services;

    /// <summary>Starts the service with settings as its configuration would give them (<c>Section:Name</c>) and services replaced last.</summary>
    internal static ServiceHost<TMarker> Start(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var factory = new Factory(settings ?? new Dictionary<string, string?>(), services);
        try
        {
            factory.UseKestrel();
            factory.StartServer();
            return new ServiceHost<TMarker>(factory);
        }
        catch
        {
            factory.Dispose();
            throw;
        }
    }

    /// <summary>Another client with connections of its own.</summary>
    internal HttpClient CreateClient() => TestClient.Create(Address);

    /// <summary>Another client, whose requests are those of a caller, as the gateway would say.</summary>
    internal HttpClient CreateClient(string caller) => CreateClient(new Caller { Id = caller, Kind = CallerKind.Guest });

    /// <inheritdoc cref="CreateClient(string)"/>
    internal HttpClient CreateClient(Caller caller) =>
        TestClient.Create(Address, inner => new CallerHandler(Services.GetRequiredService<CallerSignature>(), caller, inner));

    /// <summary>Shuts the service down as a signal would; ends when it has stopped.</summary>
    internal Task StopAsync()
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _stopped.Register(stopped.SetResult);
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return stopped.Task.Bounded();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        try
        {
            await _factory.DisposeAsync();
        }
        catch (Exception e) when (_stopped.IsCancellationRequested && IsDisposed(e))
        {
            // The test stopped the service, and its own Main has then disposed of it.
        }
    }

    private static bool IsDisposed(Exception exception) =>
        exception is ObjectDisposedException || (exception is AggregateException all && all.InnerExceptions.All(IsDisposed));

    private sealed class Factory(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? services)
        : WebApplicationFactory<TMarker>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // Not by UseKestrel(0): the factory would move the port while the service's own Main is already starting on the default one.
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("DRAIN_TIMEOUT_SECS", "1");
            builder.UseSetting("Storage:File", ":memory:");
            builder.UseSetting("Storage:CallTimeout", "00:01:00");
            builder.UseSetting("CALLER_KEY", CallerKey);
            builder.UseSetting("Callers:AllowUnsigned", "true");
            builder.UseSetting("Identity:Guests", "true");
            builder.UseSetting("RATE_LIMIT", "10000");
            builder.UseSetting("Limits:Burst", "1000000");
            builder.UseSetting("Limits:Streams", "1000000");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            if (services is not null)
            {
                builder.ConfigureTestServices(services);
            }
        }
    }
}
