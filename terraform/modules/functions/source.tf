data "archive_file" "source" {
  type        = "zip"
  source_dir  = var.source_folder
  output_path = "${path.root}/.terraform/pulso-functions.zip"
}

resource "google_storage_bucket_object" "source" {
  bucket = var.code_bucket
  name   = "functions/${data.archive_file.source.output_sha256}.zip"
  source = data.archive_file.source.output_path
}
