using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Overlays;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Probes;
using Aspire.Hosting.Kubernetes.Publishing;

namespace Aspire.Hosting.Kubernetes.Redis;

/// <summary>
/// Redis with append-only persistence: the first pod is written to, the others follow it and hold a copy on other nodes. The password is a file
/// and never an argument; who becomes the first when its volume is lost is decided by a person.
/// </summary>
internal static class RedisPlan
{
    private const string Folder = "/etc/redis";
    private const string PasswordVariable = "REDIS_PASSWORD";
    private const string Password = $"{PublishContext.SecretFolder}/{PasswordVariable}";
    private const string Ask = "redis-cli ping";

    public static WorkloadPlan Complete(WorkloadPlan plan, RedisResource redis)
    {
        var port = plan.Ports[0];
        var primary = $"{plan.Name}-0.{plan.Name}";
        plan.Calls.Inside.Add(new Call(plan.Name, port.Name));
        return plan with
        {
            Command = ["sh", $"{Folder}/start.sh"],
            Arguments = [],
            Files = plan.Files
                .Add("redis.conf", Configuration(port.Number, plan.Container.Resources?.Limits.GetValueOrDefault("memory")))
                .Add("start.sh", Script(primary, port.Number, redis.PasswordParameter is not null)),
            Probes = new(
                Probe(redis, port, $"{Ask} | grep -q PONG", period: 5, failures: 60),
                Probe(redis, port, $"{Ask} | grep -q PONG", period: 5, failures: 2),

                // A server that loads its data lives.
                Probe(redis, port, $"{Ask} | grep -Eq 'PONG|LOADING|MASTERDOWN'", period: 10, failures: 6)),
        };
    }

    private static ProbePlan Probe(RedisResource redis, PortPlan port, string question, int period, int failures)
    {
        var authenticated = redis.PasswordParameter is null ? question : $"REDISCLI_AUTH=\"$(cat {Password})\" {question}";
        return new ProbePlan(port.Name, null, period, 3, failures) { Command = ["sh", "-c", authenticated] };
    }

    // noeviction: a conversation is not dropped to make room; writes fail then, and the api says so. What is left of the memory is for
    // connections, and for the copy that is made while the log is written anew.
    private static string Configuration(int port, string? memory) => $"""
        port {port.ToString(CultureInfo.InvariantCulture)}
        dir /data
        appendonly yes
        appendfsync everysec
        save ""
        maxmemory {(memory is null ? 0 : Quantity.Milli(memory) / 1000 * 6 / 10).ToString(CultureInfo.InvariantCulture)}
        maxmemory-policy noeviction
        tcp-keepalive 60
        protected-mode no

        """.ReplaceLineEndings("\n");

    private static string Script(string primary, int port, bool hasPassword) => $"""
        umask 077
        : > /tmp/own.conf
        {(hasPassword ? $"printf 'requirepass \"%s\"\\nmasterauth \"%s\"\\n' \"$(cat {Password})\" \"$(cat {Password})\" >> /tmp/own.conf" : ":")}
        case $HOSTNAME in *-0) ;; *) printf 'replicaof %s %s\n' {primary} {port.ToString(CultureInfo.InvariantCulture)} >> /tmp/own.conf ;; esac
        exec redis-server {Folder}/redis.conf --include /tmp/own.conf

        """.ReplaceLineEndings("\n");
}
