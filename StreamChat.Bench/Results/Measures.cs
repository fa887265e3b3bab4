namespace StreamChat.Bench.Results;

/// <summary>What is measured, by the names that the JSON file has too.</summary>
internal static class Measures
{
    internal const string Cpu = "cpu_us_per_token";
    internal const string LoadCpu = "load_cpu_us_per_token";
    internal const string ProviderCpu = "provider_cpu_us_per_token";
    internal const string Streams = "streams_per_s";
    internal const string Tokens = "tokens_per_s";
    internal const string HeadP50 = "head_p50_ms";
    internal const string FirstP50 = "ttft_p50_ms";
    internal const string FirstP99 = "ttft_p99_ms";
    internal const string AgeP50 = "token_age_p50_ms";
    internal const string AgeP99 = "token_age_p99_ms";
    internal const string GapP99 = "gap_p99_ms";
    internal const string Failed = "failed_streams";
    internal const string Refusals = "refusals";
    internal const string Allocated = "allocated_bytes_per_token";
    internal const string RedisCommands = "redis_commands_per_s_per_run";
    internal const string RedisScripts = "redis_scripts_per_s_per_run";
    internal const string Marks = "resumable_marks";
    internal const string Memory = "kb_per_stream";
    internal const string Files = "files_per_stream";
    internal const string StreamCpu = "cpu_us_per_stream_and_s";
    internal const string Aborted = "share_aborted_within_2_s";
    internal const string FirstRequest = "first_request_ms";
}
