using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Discovery;

/// <summary>
/// Binds an options property of type <see cref="Uri"/> to another service's address, as <see cref="ServiceAddress"/> finds it; one of type
/// <c>Uri[]</c> to the addresses of all its replicas: <c>services:{name}:http:0</c>, <c>…:1</c> and so on.
/// </summary>
/// <param name="service">The service's name.</param>
/// <param name="endpoint">The name of its endpoint.</param>
public sealed class ServiceAddressAttribute(string service, string endpoint = "http") : SettingNameAttribute($"services:{service}:{endpoint}:0");
