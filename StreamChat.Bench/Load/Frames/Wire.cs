namespace StreamChat.Bench.Load.Frames;

/// <summary>Whose frames a stream has.</summary>
internal enum Wire
{
    /// <summary>A chat completion's chunks, ended by <c>[DONE]</c>.</summary>
    OpenAI,

    /// <summary>The frames of <c>POST /chat</c>.</summary>
    Chat,

    /// <summary>The events of a run.</summary>
    Run,
}
