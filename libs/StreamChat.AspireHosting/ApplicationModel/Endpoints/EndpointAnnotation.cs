using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port that a resource listens on, and how others reach it.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private int? _port;
    private int? _targetPort;
    private bool _portSetToNull;
    private bool _targetPortSetToNull;
    private bool? _tlsEnabled;
    private bool? _isExplicitlyProxied;

    /// <summary>An endpoint on this machine.</summary>
    public EndpointAnnotation(
        ProtocolType protocol, string? uriScheme = null, string? transport = null, string? name = null,
        int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    /// <summary>An endpoint on this machine.</summary>
    public EndpointAnnotation(
        ProtocolType protocol, string? uriScheme, string? transport, string? name, int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    /// <summary>An endpoint in a named network.</summary>
    public EndpointAnnotation(
        ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme, string? transport, string? name,
        int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, networkId, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    /// <summary>An endpoint in a named network.</summary>
    public EndpointAnnotation(
        ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme = null, string? transport = null, string? name = null,
        int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        uriScheme ??= protocol == ProtocolType.Udp ? "udp" : "tcp";
        name ??= uriScheme;
        ModelName.Validate("Endpoint", name);
        Protocol = protocol;
        UriScheme = uriScheme;
        _transport = transport;
        Name = name;
        _port = port;
        _targetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsExplicitlyProxied = isProxied;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
    }

    /// <summary>The name, unique in the resource.</summary>
    public string Name { get; set; }

    /// <summary>TCP or UDP.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>The public port; none lets the engine choose. Without a proxy it is the target port.</summary>
    public int? Port
    {
        get => _port ?? (IsProxied || _portSetToNull ? null : _targetPort);
        set => (_port, _portSetToNull) = (value, value is null);
    }

    /// <summary>The port that the process listens on; none lets the engine choose. Without a proxy it is the public port.</summary>
    public int? TargetPort
    {
        get => _targetPort ?? (IsProxied || _targetPortSetToNull ? null : _port);
        set => (_targetPort, _targetPortSetToNull) = (value, value is null);
    }

    /// <summary>The scheme of the endpoint's URL.</summary>
    public string UriScheme { get; set; }

    /// <summary>The host name or address listened on.</summary>
    public string TargetHost { get; set; } = KnownHostNames.Localhost;

    /// <summary>What is spoken: http, http2, tcp, udp.</summary>
    public string Transport
    {
        get => _transport ?? (IsHttpScheme ? "http" : Protocol == ProtocolType.Udp ? "udp" : "tcp");
        set => _transport = value;
    }

    /// <summary>Whether the endpoint is meant for callers outside of the application.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether the engine listens in the process's place and passes connections on.</summary>
    public bool IsProxied
    {
        get => _isExplicitlyProxied ?? true;
        set => _isExplicitlyProxied = value;
    }

    /// <summary>Whether a proxy was asked for, refused, or left open.</summary>
    public bool? IsExplicitlyProxied
    {
        get => _isExplicitlyProxied;
        set => _isExplicitlyProxied = value;
    }

    /// <summary>Whether a reference to the resource as a whole leaves this endpoint out.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Whether TLS is spoken; by default when the scheme is https.</summary>
    public bool TlsEnabled
    {
        get => _tlsEnabled ?? string.Equals(UriScheme, "https", StringComparison.OrdinalIgnoreCase);
        set => _tlsEnabled = value;
    }

    /// <summary>The network in which the endpoint listens.</summary>
    public NetworkIdentifier DefaultNetworkID { get; }

    /// <summary>The address in the endpoint's own network; null until it is known.</summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllAllocatedEndpoints.TryGetAllocatedEndpoint(DefaultNetworkID, out var endpoint) ? endpoint : null;
        set => AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            DefaultNetworkID, value ?? throw new InvalidOperationException($"The endpoint `{Name}` is not allocated"));
    }

    /// <summary>The addresses in every network.</summary>
    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = [];

    internal string? TargetPortEnvironmentVariable { get; set; }

    internal bool FromLaunchProfile { get; set; }

    internal bool IsHttpScheme =>
        string.Equals(UriScheme, "http", StringComparison.OrdinalIgnoreCase) || string.Equals(UriScheme, "https", StringComparison.OrdinalIgnoreCase);
}
