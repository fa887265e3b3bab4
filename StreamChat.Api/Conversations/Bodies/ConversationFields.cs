namespace StreamChat.Api.Conversations.Bodies;

/// <summary>The fields that a person gives a conversation.</summary>
internal static class ConversationFields
{
    /// <summary>A title is one line, as lists and file names show it.</summary>
    internal static string? Title(this Fields fields, bool isRequired)
    {
        var title = fields.Text("title", TextLimits.Title, isRequired)?.Trim();
        if (title is null || !title.Any(char.IsControl))
        {
            return title;
        }

        fields.Refuse("title", "must be one line without control characters");
        return null;
    }

    internal static string? Model(this Fields fields) => fields.Text("model", TextLimits.Model)?.Trim();

    internal static string? System(this Fields fields) => fields.Text("system", TextLimits.System);
}
