namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a command is offered.</summary>
[Flags]
public enum ResourceCommandVisibility
{
    None = 0,
    UI = 1,
    Api = 2,
}
