using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Load.Http;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load.Targets;

/// <summary>Answers of <c>POST /chat</c>.</summary>
/// <param name="signer">Names the caller, where the api is asked without its gateway; else null.</param>
internal sealed class ChatTarget(CallerSigner? signer = null) : Target
{
    private const string Path = "/chat";

    internal override Wire Wire => Wire.Chat;

    internal override RequestParts Ask(Shape shape, int stream) => new(
        "POST",
        Path,
        $$"""{"prompt":"{{TokenText.Prompt(stream)}}","model":"{{shape.Model}}"}""",
        signer is null ? [] : signer.Headers("POST", Path));
}
