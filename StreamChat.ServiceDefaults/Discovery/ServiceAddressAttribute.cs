using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Discovery;

/// <summary>
/// Binds an options property of type <see cref="Uri"/> to another service's address, as <see cref="ServiceAddress"/> finds it; one of type
/// <c>Uri[]</c> to the addresses of all its replicas: <c>services:{name}:http:0</c>, <c>…:1</c> and so on.
/// </summary>
public sealed class ServiceAddressAttribute(string service) : SettingNameAttribute($"services:{service}:http:0");
