# Run inside Redmine (`rails runner`): one public project with as many issues as the load of a province has assignments.
count = Integer(ENV.fetch("ISSUES"))
Redmine::DefaultData::Loader.load("en") if Redmine::DefaultData::Loader.no_data?
Setting.login_required = "0"
project = Project.create!(name: "Load", identifier: "load", is_public: true)
project.enabled_module_names = ["issue_tracking"]
people = (1..90).map do |n|
  user = User.new(firstname: "Agency", lastname: n.to_s, mail: "agency#{n}@example.net", login: "agency#{n}")
  user.password = user.password_confirmation = "agency-#{n}-agency"
  user.save!
  Member.create!(project: project, principal: user, roles: [Role.givable.first])
  user.id
end
categories = (1..7).map { |n| IssueCategory.create!(project: project, name: "Field #{n}").id }
statuses, tracker = IssueStatus.order(:position).pluck(:id), Tracker.first.id
priority, now = IssuePriority.default&.id || IssuePriority.first.id, Time.now
rows = (1..count).map do |n|
  { tracker_id: tracker, project_id: project.id, subject: "Task #{n}", description: "Described in words, number #{n}.",
    due_date: Date.new(2026, 1, 31) + (n * 37 % 330), category_id: categories[n % 7], status_id: statuses[n % statuses.size],
    assigned_to_id: people[n % 90], priority_id: priority, author_id: people[0], lock_version: 0, done_ratio: n % 10 * 10,
    created_on: now, updated_on: now, is_private: false, lft: 1, rgt: 2 }
end
rows.each_slice(500) { |some| Issue.insert_all(some) }
Issue.update_all("root_id = id")
puts "SEEDED #{Issue.count} #{Issue.first.id} #{people[3]} #{categories[0]}"
