using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Discovery;

/// <summary>Binds an options property of type <see cref="Uri"/> to another service's address, as <see cref="ServiceAddress"/> finds it.</summary>
public sealed class ServiceAddressAttribute(string service) : SettingNameAttribute($"services:{service}:http:0");
