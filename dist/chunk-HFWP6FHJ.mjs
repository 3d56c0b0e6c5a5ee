
import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-ZBO6G6H7.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
