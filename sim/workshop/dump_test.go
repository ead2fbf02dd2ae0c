package workshop
import ("testing";"fmt";"os";"context";"rogatory/sim";"rogatory/sim/simtest")
func TestDump(t *testing.T){
 l,err:=sim.Open(simtest.Treaties(),simtest.Stories(),nil); if err!=nil{t.Fatal(err)}
 name:=os.Getenv("KIT"); s,err:=l.Scenario(simtest.Find(t,simtest.Scenarios(),name+".yaml")); if err!=nil{t.Fatal(err)}
 k,err:=Make(context.Background(),l,s,sim.Options{}); if err!=nil{t.Fatal(err)}
 for _,c:=range k.Cards{ fmt.Println("=====",c.Actors,c.Knows,c.Comes,c.Stance,"|",c.More)
  for _,q:=range c.Requests{ for _,t:=range q.Treaties{ fmt.Println("  --",q.ID,t.Short)
   for _,x:=range t.Steps{fmt.Println("     step",x)}
   for _,x:=range t.Grounds{fmt.Println("     ground",x)}
   for _,x:=range t.Silence{fmt.Println("     gag",x)}
   for _,x:=range t.Tells{fmt.Println("     tell",x)}
  }}}
 for _,p:=range k.Phases{fmt.Println(p)}
 for _,n:=range k.News{fmt.Println(n)}
}
