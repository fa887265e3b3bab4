using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Providers.Selection;

/// <summary>Which provider is used and with which key; what is set decides (CONTRACT §2).</summary>
internal sealed class ProviderOptions : IValidatableObject
{
    internal const string SectionName = "Provider";

    /// <summary>The address of any OpenAI-compatible server; wins over everything else.</summary>
    [SettingName("OPENAI_BASE_URL")]
    public Uri? OpenAIBaseUrl { get; set; }

    /// <summary>The key for that address, or alone: the key for OpenAI.</summary>
    [SettingName("OPENAI_API_KEY", Secret = true)]
    public string? OpenAIApiKey { get; set; }

    /// <summary>The model of requests that name none; without it the first that an OpenAI-compatible server lists, or gpt-4o at OpenAI.</summary>
    [SettingName("OPENAI_MODEL")]
    public string? OpenAIModel { get; set; }

    /// <summary>
    /// Whether a plain http address of <c>OPENAI_BASE_URL</c> speaks HTTP/2, which cannot be found out there; default false. Many streams then share
    /// few connections, which costs less. Over https the server chooses.
    /// </summary>
    [SettingName("OPENAI_HTTP2")]
    public bool OpenAIHttp2 { get; set; }

    /// <summary>The key for OpenRouter.</summary>
    [SettingName("OPENROUTER_API_KEY", Secret = true)]
    public string? OpenRouterApiKey { get; set; }

    /// <summary>The simulator's address; default: where discovery says it is, else its local port.</summary>
    public Uri? SimulatorAddress { get; set; }

    /// <summary>OpenAI and OpenRouter answer nobody without a key: said at start, not at the first prompt.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OpenAIBaseUrl is { } address && OpenAIApiKey is null && ProviderHosts.KindOf(address) is not ProviderKind.Compatible)
        {
            yield return new ValidationResult(
                SettingFailure.Line("OPENAI_API_KEY", null, $"must be set when OPENAI_BASE_URL is {address}"));
        }

        foreach (var (name, key) in new[] { ("OPENAI_API_KEY", OpenAIApiKey), ("OPENROUTER_API_KEY", OpenRouterApiKey) })
        {
            if (key is not null && !key.All(c => c is > (char)0x20 and < (char)0x7F))
            {
                yield return new ValidationResult(
                    SettingFailure.Line(name, "***", "must be one line of printable ASCII characters without spaces"));
            }
        }
    }
}
