namespace StreamChat.Api.Conversations.Titles;

/// <summary>How conversations get their titles.</summary>
internal sealed class TitleOptions
{
    internal const string SectionName = "Conversations";

    /// <summary>
    /// Whether the model is asked for a title after a conversation's first answer; default true. It costs one short call a conversation; without it the title stays
    /// the first line of what was asked.
    /// </summary>
    public bool ModelTitles { get; set; } = true;
}
