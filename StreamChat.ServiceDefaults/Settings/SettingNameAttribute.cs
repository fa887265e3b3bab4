namespace StreamChat.ServiceDefaults.Settings;

/// <summary>
/// Binds an options property to a flat name such as <c>RATE_LIMIT</c>, which works as it is from the environment and wins over
/// <c>Section:Property</c>. A duration under such a name is a number of seconds.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class SettingNameAttribute(string name) : Attribute
{
    /// <summary>The flat name.</summary>
    public string Name { get; } = name;

    /// <summary>True for keys and passwords: a bad value is then not repeated in the error line.</summary>
    public bool Secret { get; init; }
}
