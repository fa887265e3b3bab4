namespace Aspire.Hosting.ApplicationModel;

/// <summary>The icon in the dashboard.</summary>
/// <param name="iconName">A Fluent icon's name.</param>
/// <param name="iconVariant">Outlined or filled.</param>
public sealed class ResourceIconAnnotation(string iconName, IconVariant iconVariant = IconVariant.Filled) : IResourceAnnotation
{
    /// <summary>A Fluent icon's name.</summary>
    public string IconName { get; } = iconName ?? throw new ArgumentNullException(nameof(iconName));

    /// <summary>Outlined or filled.</summary>
    public IconVariant IconVariant { get; } = iconVariant;
}
