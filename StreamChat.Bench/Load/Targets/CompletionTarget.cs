using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Load.Http;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load.Targets;

/// <summary>Chat completions of the OpenAI API.</summary>
/// <param name="signer">Names the caller, where the api is asked without its gateway; else null.</param>
internal sealed class CompletionTarget(CallerSigner? signer = null) : Target
{
    private const string Path = "/v1/chat/completions";

    internal override Wire Wire => Wire.OpenAI;

    internal override RequestParts Ask(Shape shape, int stream) => new(
        "POST",
        Path,
        $$"""{"model":"{{shape.Model}}","stream":true,"messages":[{"role":"user","content":"{{TokenText.Prompt(stream)}}"}]}""",
        signer is null ? [("Authorization", "Bearer guest")] : signer.Headers("POST", Path));
}
