using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Discovery;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Doctor;

/// <summary>Where the stream doctor probes, and how thoroughly.</summary>
internal sealed class DoctorOptions : IValidatableObject
{
    internal const string SectionName = "Doctor";

    private const double LongestSilence = 600;

    /// <summary>The address that clients use, such as <c>https://chat.example.org</c>. Default none: then only what is inside is probed.</summary>
    [SettingName("PUBLIC_URL")]
    public Uri? PublicUrl { get; set; }

    /// <summary>The gateway's own address; default none.</summary>
    [ServiceAddress("gateway")]
    public Uri? Gateway { get; set; }

    /// <summary>How far apart the frames are sent that must arrive one by one; default 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.02", "00:00:02")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many such frames are sent at the beginning, and again at the end; default 8.</summary>
    [Range(4, 100)]
    public int Frames { get; set; } = 8;

    /// <summary>The silences, in seconds, that a probe may try one after the other; default 1, 5, 15, 30, 65.</summary>
    public double[] SilenceSecs { get; set; } = [1, 5, 15, 30, 65];

    /// <summary>The longest of them that is tried when nobody asks for more; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DefaultSilence { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a hop may take to answer, and to be late in all; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many examinations may go on at once in this replica; default 4.</summary>
    [Range(1, 100)]
    public int Concurrent { get; set; } = 4;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SilenceSecs.Any(silence => silence is not (> 0 and <= LongestSilence)))
        {
            yield return new ValidationResult(SettingFailure.Line(
                $"{SectionName}:{nameof(SilenceSecs)}", string.Join(", ", SilenceSecs), "must be seconds, each above 0 and at most 600"));
        }
    }
}
