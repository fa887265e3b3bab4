using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Requests;

/// <summary>What a prompt may be, at every door that takes one.</summary>
internal sealed class PromptOptions
{
    internal const string SectionName = "Prompts";

    /// <summary>The longest prompt in characters; default 4000.</summary>
    [SettingName("MAX_PROMPT_LENGTH"), Range(1, 500_000)]
    public int MaxPromptLength { get; set; } = 4000;
}
