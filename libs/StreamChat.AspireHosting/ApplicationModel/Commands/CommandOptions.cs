namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command is offered; everything has a default.</summary>
public class CommandOptions
{
    /// <summary>Tooltip of the command.</summary>
    public string? Description { get; set; }

    /// <summary>A question to answer with yes before the command runs; null asks nothing.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>Name of a Fluent icon, without its size.</summary>
    public string? IconName { get; set; }

    public IconVariant? IconVariant { get; set; }

    /// <summary>A button in the row, rather than an entry in its menu.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Asked at every update of the resource; null means always enabled.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }

    public ResourceCommandVisibility Visibility { get; set; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;
}
