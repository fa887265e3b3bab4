namespace StreamChat.Bench.Systems;

/// <summary>nginx as a plain proxy, as its manual says for streams: no buffering, connections to the provider kept.</summary>
internal static class NginxConfig
{
    internal static string Write(string folder, int port, int providerPort)
    {
        var file = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(
            file,
            $$"""
            daemon off;
            worker_processes 2;
            worker_rlimit_nofile 20000;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/nginx.error.log warn;
            events { worker_connections 20000; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/nginx-body;
              proxy_temp_path {{folder}}/nginx-proxy;
              fastcgi_temp_path {{folder}}/nginx-fastcgi;
              uwsgi_temp_path {{folder}}/nginx-uwsgi;
              scgi_temp_path {{folder}}/nginx-scgi;
              keepalive_requests 1000000;
              upstream provider {
                server 127.0.0.1:{{providerPort}};
                keepalive 1024;
                keepalive_requests 1000000;
              }
              server {
                listen 127.0.0.1:{{port}} backlog=4096;
                location / {
                  proxy_pass http://provider;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_buffering off;
                  proxy_read_timeout 1h;
                }
              }
            }

            """);
        return file;
    }
}
