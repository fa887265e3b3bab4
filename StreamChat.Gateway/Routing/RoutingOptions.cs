using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Discovery;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Routing;

/// <summary>Where requests go, and how long each side may be silent.</summary>
internal sealed class RoutingOptions
{
    internal const string SectionName = "Routing";

    /// <summary>The address of the api, or one for each of its replicas where nothing else spreads requests over them.</summary>
    [ServiceAddress("api"), Required]
    public Uri[]? Api { get; set; }

    /// <summary>
    /// The same replicas' addresses for HTTP/2 without TLS (h2c), where they have one (<c>H2C_PORT</c>): many streams then share few connections,
    /// which costs less a token. Default: none, and HTTP/1.1.
    /// </summary>
    [ServiceAddress("api", "h2c")]
    public Uri[]? ApiH2c { get; set; }

    /// <summary>
    /// How many connections at least the requests to one h2c address are spread over, so that none waits for another's, and something behind the
    /// address can spread them over replicas; default 4.
    /// </summary>
    [Range(1, 64)]
    public int H2cConnections { get; set; } = 4;

    /// <summary>The address of the frontend.</summary>
    [ServiceAddress("frontend"), Required]
    public Uri? Frontend { get; set; }

    /// <summary>A service that does not take a connection within this time counts as down; default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often the readiness of each replica is asked for, where there are several: one that says no gets no requests. Default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A stream without a byte for this long is dead: the api sends a comment after 10 s of silence, so a living one never gets here.
    /// Default 60 s. How long a stream lasts in all is not limited.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ActivityTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the api may generate; an answer that is not streamed is silent until then. Default 300 s.</summary>
    [SettingName("RUN_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromSeconds(300);
}
