namespace StreamChat.ServiceDefaults.Settings;

/// <summary>The one style in which a bad setting is reported.</summary>
public static class SettingFailure
{
    /// <summary><c>RATE_LIMIT=abc: must be a whole number from 1 to 100000.</c></summary>
    /// <param name="name">The name under which people set it.</param>
    /// <param name="value">What it is now; never a secret.</param>
    /// <param name="takes">What it takes, as in "must be …", without a full stop.</param>
    public static string Line(string name, string? value, string takes) => $"{name}={value}: {takes}.";
}
