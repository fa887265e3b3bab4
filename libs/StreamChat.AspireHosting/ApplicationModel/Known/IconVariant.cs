namespace Aspire.Hosting.ApplicationModel;

/// <summary>Drawing style of a Fluent icon.</summary>
public enum IconVariant
{
    Regular = 0,
    Filled = 1,
}
