namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command's result is to be read.</summary>
public enum CommandResultFormat
{
    Text = 0,
    Json = 1,
    Markdown = 2,
}
