# The services as the delivery pipeline releases them; the image's name stands for the digest that a release brings.
locals {
  manifests = {
    for name, service in var.services : name => {
      apiVersion = "serving.knative.dev/v1"
      kind       = "Service"
      metadata = {
        name   = "pulso-${name}"
        labels = var.labels
        annotations = {
          "run.googleapis.com/ingress"              = service.public ? "internal-and-cloud-load-balancing" : "internal"
          "run.googleapis.com/invoker-iam-disabled" = tostring(service.public)
          "run.googleapis.com/default-url-disabled" = tostring(service.public)
          "run.googleapis.com/minScale"             = tostring(service.instances_min)
          "run.googleapis.com/maxScale"             = tostring(service.instances_max)
        }
      }
      spec = {
        template = {
          metadata = {
            annotations = merge({
              "autoscaling.knative.dev/maxScale"         = tostring(service.instances_max)
              "run.googleapis.com/cpu-throttling"        = tostring(service.cpu_idle)
              "run.googleapis.com/execution-environment" = "gen2"
              "run.googleapis.com/network-interfaces"    = jsonencode([{ network = var.network, subnetwork = service.subnet }])
              "run.googleapis.com/scaling-cpu-target"    = tostring(service.cpu_target)
              "run.googleapis.com/startup-cpu-boost"     = "true"
              "run.googleapis.com/vpc-access-egress"     = lower(replace(service.egress, "_", "-"))
            }, var.encryption_key == null ? {} : { "run.googleapis.com/encryption-key" = var.encryption_key })
          }
          spec = {
            serviceAccountName   = service.account
            containerConcurrency = service.concurrency
            timeoutSeconds       = service.timeout_seconds
            containers = [{
              image     = service.image
              args      = service.args
              ports     = [{ containerPort = 8080, name = "http1" }]
              env       = [for key, value in service.env : { name = key, value = value }]
              resources = { limits = { cpu = service.cpu, memory = service.memory } }
              startupProbe = {
                httpGet          = { path = service.ready_path, port = 8080 }
                periodSeconds    = 5
                timeoutSeconds   = 3
                failureThreshold = 24
              }
              livenessProbe = {
                httpGet          = { path = service.alive_path, port = 8080 }
                periodSeconds    = 30
                timeoutSeconds   = 5
                failureThreshold = 3
              }
            }]
          }
        }
      }
    }
  }
}
